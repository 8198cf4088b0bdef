package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.text.LowerCase;
import io.github.metaspo.scoring.text.Prose;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Extractor of one of a closed set of labels, ignoring case. The whole reply is checked first: it may be a label, the text of the
 * option at the same position in the list, or both, ignoring punctuation and markup around them. Otherwise the prediction is the
 * label that the reply states, see {@link StatedLabel}.
 */
final class ChoiceExtractor implements Extractor {

    private static final String WRAPPING =
            "()[]{}<>.,:;!?\"'`*_$#。、「」『』【】《》“”„ \t\r\n" + Prose.NARROW + Prose.BOX + Prose.BOX_END;

    private final List<String> labels;
    private final List<Prose> spelled;

    ChoiceExtractor(List<String> labels) {
        this.labels = labels;
        this.spelled = labels.stream().map(label -> Prose.of(label.strip())).toList();
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        Prose prose = Prose.of(response);
        List<String> options = options(example);
        return wholeLabel(prose.text(), options)
                .or(() -> new StatedLabel(prose, LabelMentions.in(prose, spelled), text -> wholeLabel(text, options))
                        .find())
                .map(labels::get);
    }

    @Override
    public Optional<String> canonical(String answer, Example example) {
        return wholeLabel(Prose.of(answer).text(), options(example)).map(labels::get);
    }

    @Override
    public String allowed() {
        return "one of " + String.join(", ", labels);
    }

    private Optional<Integer> wholeLabel(String answer, List<String> options) {
        String bare = LowerCase.of(answer.strip());
        String unwrapped = unwrap(bare);
        return firstLabel(i -> isLabel(i, bare))
                .or(() -> firstLabel(i -> isOption(i, bare, options)))
                .or(() -> firstLabel(i -> isLabel(i, unwrapped)))
                .or(() -> firstLabel(i -> isOption(i, unwrapped, options)))
                .or(() -> firstLabel(i -> isLabelWithOption(i, unwrapped, options)));
    }

    private static List<String> options(Example example) {
        return example.options().stream()
                .map(option -> Prose.of(option.strip()).lower())
                .toList();
    }

    private Optional<Integer> firstLabel(IntPredicate matches) {
        return IntStream.range(0, labels.size()).filter(matches).boxed().findFirst();
    }

    private boolean isLabel(int i, String text) {
        return spelled.get(i).lower().equals(text);
    }

    private static boolean isOption(int i, String text, List<String> options) {
        return i < options.size()
                && (options.get(i).equals(text) || unwrap(options.get(i)).equals(text));
    }

    /** Whether a text is a label with its option, such as {@code B) Measles}. */
    private boolean isLabelWithOption(int i, String text, List<String> options) {
        String label = spelled.get(i).lower();
        return text.length() > label.length()
                && text.startsWith(label)
                && WRAPPING.indexOf(text.charAt(label.length())) >= 0
                && isOption(i, unwrap(text.substring(label.length())), options);
    }

    private static String unwrap(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && WRAPPING.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && WRAPPING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
