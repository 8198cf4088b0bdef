package io.github.metaspo.report.html.data;

import io.github.metaspo.report.html.data.TriedPrompt.Gain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A search with all its candidates, see {@code run.schema.json}.
 *
 * @param stopped why it ended, a clause to be read after "because"
 * @param startScore on the train examples, of the prompts that it began with
 * @param score on the train examples, of the prompts that it found
 * @param systemPrompt the best that it found
 * @param userPrompts the best that it found, by task
 * @param candidates in the order in which they were requested
 * @param detectableGain the gain on train examples that the search would have found in 80 % of cases
 * @param sentences of the found prompt with what each is worth; none unless it was shortened
 */
public record SearchRecord(
        String stopped,
        OptionalDouble startScore,
        OptionalDouble score,
        String systemPrompt,
        SortedMap<String, String> userPrompts,
        List<TriedPrompt> candidates,
        OptionalDouble detectableGain,
        List<Sentence> sentences) {

    /**
     * A sentence of the found prompt.
     *
     * @param credit score with it minus score without it, on train examples; empty if it is not known
     */
    public record Sentence(String text, boolean leftOut, Optional<Gain> credit) {}

    public SearchRecord {
        userPrompts = new TreeMap<>(userPrompts);
        candidates = List.copyOf(candidates);
        sentences = List.copyOf(sentences);
    }

    static SearchRecord read(Path file) throws IOException {
        JsonFields run = JsonFields.read(file);
        return new SearchRecord(
                run.requiredText("stopped"),
                run.number("startScore"),
                run.number("score"),
                run.requiredText("systemPrompt"),
                run.textsByName("userPrompts"),
                run.list("candidates").stream().map(SearchRecord::candidate).toList(),
                run.object("power").map(power -> power.number("gain")).orElse(OptionalDouble.empty()),
                run.object("shrink").stream()
                        .flatMap(shrink -> shrink.list("sentences").stream())
                        .map(SearchRecord::sentence)
                        .toList());
    }

    private static Sentence sentence(JsonFields sentence) {
        Optional<Gain> credit = sentence.number("credit").stream()
                .mapToObj(mean -> new Gain(mean, sentence.number("standardError"), (int) sentence.count("examples")))
                .findFirst();
        return new Sentence(sentence.requiredText("text"), sentence.flag("leftOut"), credit);
    }

    private static TriedPrompt candidate(JsonFields candidate) {
        List<String> notes = new ArrayList<>(candidate.texts("reasons"));
        candidate.text("message").ifPresent(notes::add);
        candidate
                .list("refusedTries")
                .forEach(refused ->
                        notes.add("an earlier try was refused: " + String.join(", ", refused.texts("reasons"))));
        List<String> analyses = new ArrayList<>();
        candidate.list("analyses").forEach(analysis -> analysis.text("text").ifPresent(analyses::add));
        return new TriedPrompt(
                candidate.integer("number").orElseThrow(() -> new IllegalArgumentException("no number")),
                candidate.text("task"),
                candidate.integer("round").orElse(0),
                candidate.integer("parent"),
                candidate.text("proposer").orElse(""),
                candidate.text("assignment"),
                candidate.text("fate").orElse("not decided"),
                candidate.number("score"),
                gain(candidate),
                candidate.count("questions"),
                candidate.integer("rung"),
                candidate.integer("rungs"),
                candidate.text("text"),
                notes,
                analyses);
    }

    /** Returns the mean over all examples, with the standard error of a mean over strata. */
    private static Optional<Gain> gain(JsonFields candidate) {
        List<JsonFields> tasks = candidate.list("tasks");
        int examples =
                tasks.stream().mapToInt(task -> (int) task.count("examples")).sum();
        if (examples == 0) {
            return candidate.number("gain").stream()
                    .mapToObj(gain -> new Gain(gain, OptionalDouble.empty(), (int) candidate.count("questions")))
                    .findFirst();
        }
        double sum = 0;
        double variance = 0;
        for (JsonFields task : tasks) {
            double share = (double) task.count("examples") / examples;
            sum += share * task.number("gain").orElse(0);
            variance += Math.pow(share * task.number("standardError").orElse(0), 2);
        }
        return Optional.of(new Gain(sum, OptionalDouble.of(Math.sqrt(variance)), examples));
    }

    /** Returns a candidate by its number. */
    public Optional<TriedPrompt> candidate(int number) {
        return candidates.stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst();
    }

    /** Returns the questions that all candidates were asked. */
    public long questions() {
        return candidates.stream().mapToLong(TriedPrompt::questions).sum();
    }
}
