package io.github.metaspo.report.html.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A candidate of a search.
 *
 * @param task id of the task whose user prompt it is; empty for a system prompt
 * @param parent number of the candidate that it was made from
 * @param fate what came of it: kept, beaten, dropped, refused, not written, not decided
 * @param score of its answers; empty if it has none
 * @param gain over the prompt that the search began with, on the train examples that both were asked; empty if there are none
 * @param notes why it was refused, or why there is none
 * @param analyses of mistakes that its writer made first
 */
public record TriedPrompt(
        int number,
        Optional<String> task,
        int round,
        OptionalInt parent,
        String proposer,
        Optional<String> assignment,
        String fate,
        OptionalDouble score,
        Optional<Gain> gain,
        long questions,
        OptionalInt rung,
        OptionalInt rungs,
        Optional<String> text,
        List<String> notes,
        List<String> analyses) {

    /**
     * A mean difference on train examples.
     *
     * @param standardError empty if it is not known
     */
    public record Gain(double mean, OptionalDouble standardError, int examples) {}

    public TriedPrompt {
        notes = List.copyOf(notes);
        analyses = List.copyOf(analyses);
    }

    /** Returns whether it is one of the prompts that the search began with. */
    public boolean isStart() {
        return round == 0;
    }

    /** Returns whether it became the best so far. */
    public boolean isKept() {
        return fate.equals("kept");
    }

    /** Returns whether it is a system prompt. */
    public boolean isSystem() {
        return task.isEmpty();
    }
}
