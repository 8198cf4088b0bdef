package io.github.metaspo.report.html.view;

import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.Pairing.Kind;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.view.WordDiff.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the prompt changed.
 *
 * @param intro what is compared, in a sentence
 * @param changed whether the two differ
 * @param diff parts of both in reading order; of the one prompt, if there is only one
 * @param before the old prompt; empty if there is none
 * @param after the new prompt; empty if there is none
 * @param sentences of the new prompt, and those that are gone
 * @param credited whether a gain is known of a sentence
 * @param userPrompts those that changed
 */
public record PromptView(
        String intro,
        boolean changed,
        List<Segment> diff,
        String before,
        String after,
        List<Sentence> sentences,
        boolean credited,
        List<UserPrompt> userPrompts) {

    public PromptView {
        diff = List.copyOf(diff);
        sentences = List.copyOf(sentences);
        userPrompts = List.copyOf(userPrompts);
    }

    /**
     * A sentence.
     *
     * @param change new, kept or gone
     * @param gain that was measured, in words; "not measured" if it is not known
     */
    public record Sentence(String change, String text, String gain) {}

    /** A user prompt that changed. */
    public record UserPrompt(String task, List<Segment> diff) {
        public UserPrompt {
            diff = List.copyOf(diff);
        }
    }

    static PromptView of(SuiteData data) {
        Optional<String> before = before(data);
        Optional<String> after = after(data);
        if (after.isEmpty()) {
            return new PromptView(
                    "No prompt of this suite was measured or locked yet.",
                    false,
                    List.of(),
                    "",
                    "",
                    List.of(),
                    false,
                    List.of());
        }
        String old = before.orElse(after.get());
        List<Sentence> sentences = sentences(data, old, after.get());
        return new PromptView(
                intro(data, before, after.get()),
                !old.equals(after.get()),
                WordDiff.of(old, after.get()),
                old,
                after.get(),
                sentences,
                sentences.stream().anyMatch(sentence -> !sentence.gain().isEmpty()),
                userPrompts(data));
    }

    private static Optional<String> before(SuiteData data) {
        return data.pairing()
                .before()
                .map(side -> side.measured().systemPrompt())
                .or(() -> Optional.of(data.suite().systemPrompt()));
    }

    private static Optional<String> after(SuiteData data) {
        return data.pairing()
                .after()
                .map(side -> side.measured().systemPrompt())
                .or(() -> data.search().map(search -> search.systemPrompt()));
    }

    private static String intro(SuiteData data, Optional<String> before, String after) {
        if (before.equals(Optional.of(after))) {
            return "The system prompt did not change:";
        }
        if (data.pairing().before().isEmpty()) {
            return "The suite's own prompt, and what the prompt in effect makes of it:";
        }
        return data.pairing().kind() == Kind.NOT_SHIPPED
                ? "The prompt in effect, and what the one that was found would make of it:"
                : "The prompt before, and what it became:";
    }

    private static List<Sentence> sentences(SuiteData data, String before, String after) {
        SentenceCredits credits = new SentenceCredits(data.search());
        List<String> old = SentenceCredits.sentences(before);
        List<String> fresh = SentenceCredits.sentences(after);
        List<Sentence> sentences = new ArrayList<>();
        for (String sentence : fresh) {
            sentences.add(new Sentence(
                    old.contains(sentence) ? "kept" : "new",
                    sentence,
                    credits.of(sentence).orElse("")));
        }
        for (String sentence : old) {
            if (!fresh.contains(sentence)) {
                sentences.add(
                        new Sentence("gone", sentence, credits.of(sentence).orElse("")));
            }
        }
        return sentences;
    }

    private static List<UserPrompt> userPrompts(SuiteData data) {
        Map<String, String> old = userPrompts(data.pairing().before());
        Map<String, String> fresh = userPrompts(data.pairing().after());
        Set<String> tasks = new TreeSet<>(old.keySet());
        tasks.retainAll(fresh.keySet());
        List<UserPrompt> changed = new ArrayList<>();
        for (String task : tasks) {
            String before = old.getOrDefault(task, "");
            String after = fresh.getOrDefault(task, "");
            if (!before.equals(after)) {
                changed.add(new UserPrompt(task, WordDiff.of(before, after)));
            }
        }
        return changed;
    }

    private static Map<String, String> userPrompts(Optional<Side> side) {
        return side.map(Side::measured)
                .map(Measured::userPrompts)
                .map(Map::copyOf)
                .orElse(Map.of());
    }
}
