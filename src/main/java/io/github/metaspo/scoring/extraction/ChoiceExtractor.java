package io.github.metaspo.scoring.extraction;

import io.github.metaspo.suite.Example;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One of a closed set of labels, whatever the case. First the whole answer is looked at: a label, the text of the option in
 * the same place of the list, or both, punctuation and markup around them aside. Then the last label that stands alone in the
 * text counts, see {@link LoneLabel}; of two that end at the same place the longer one.
 */
final class ChoiceExtractor implements Extractor {

    private static final String WRAPPING = "()[]{}<>.,:;!?\"'`*_ \t\r\n";

    private final List<String> labels;

    ChoiceExtractor(List<String> labels) {
        this.labels = labels;
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return canonical(response, example).or(() -> lastAlone(response));
    }

    @Override
    public Optional<String> canonical(String answer, Example example) {
        String bare = answer.strip();
        String unwrapped = unwrap(bare);
        return firstLabel(i -> labels.get(i).equalsIgnoreCase(bare))
                .or(() -> firstLabel(i -> isOption(i, bare, example)))
                .or(() -> firstLabel(i -> labels.get(i).equalsIgnoreCase(unwrapped)))
                .or(() -> firstLabel(i -> isOption(i, unwrapped, example)))
                .or(() -> firstLabel(i -> isLabelWithOption(i, unwrapped, example)));
    }

    @Override
    public String allowed() {
        return "one of " + String.join(", ", labels);
    }

    private Optional<String> firstLabel(IntPredicate matches) {
        return IntStream.range(0, labels.size())
                .filter(matches)
                .mapToObj(labels::get)
                .findFirst();
    }

    private static boolean isOption(int i, String text, Example example) {
        return i < example.options().size()
                && (example.options().get(i).strip().equalsIgnoreCase(text)
                        || unwrap(example.options().get(i)).equalsIgnoreCase(text));
    }

    /** Such as {@code B) Measles}. */
    private boolean isLabelWithOption(int i, String text, Example example) {
        String label = labels.get(i);
        return text.length() > label.length()
                && text.regionMatches(true, 0, label, 0, label.length())
                && WRAPPING.indexOf(text.charAt(label.length())) >= 0
                && isOption(i, unwrap(text.substring(label.length())), example);
    }

    private Optional<String> lastAlone(String response) {
        return labels.stream()
                .map(label -> new Found(label, LoneLabel.lastEnd(response, label)))
                .filter(found -> found.end >= 0)
                .max(Comparator.comparingInt(Found::end).thenComparingInt(found -> found.label.length()))
                .map(Found::label);
    }

    private record Found(String label, int end) {}

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
