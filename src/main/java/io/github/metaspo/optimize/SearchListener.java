package io.github.metaspo.optimize;

import io.github.metaspo.evaluation.EvaluationListener;

import java.util.Optional;
import java.util.function.Supplier;

/** Listener to the events of a search. Its methods for answers and admitted candidates are called from many threads, all others from one. */
public interface SearchListener extends EvaluationListener {

    /**
     * Called once the prompts that the search begins with are scored.
     *
     * @param score on the train examples, 0 to 1
     */
    void started(String systemPrompt, double score);

    /**
     * Called when a candidate has passed validation, before its first question. The calls come from the proposing threads, one at a time.
     *
     * @param task id of the task whose user prompt it is; empty for a system prompt
     */
    default void admitted(Optional<String> task, String text) {}

    /** Called at the end of each round. */
    void ended(Round round);

    /** Called after each decision on candidates, with what was found so far; the search goes on. */
    default void decided(Supplier<SearchResult> soFar) {}

    /** Called once it is known which sentences of the system prompt that was found can be left out. */
    default void shrunk(Shrinkage shrinkage) {}

    /** Called when the search fails for good, with what it had found; that is not measured. */
    default void gaveUp(SearchResult soFar) {}

    /**
     * A round in figures.
     *
     * @param number from 1
     * @param level of the prompts that it improves
     * @param score meta score after the round, 0 to 1
     * @param proposed candidates that were requested
     * @param refused candidates that were rejected by validation
     * @param failed candidates for which the optimizer model gave no reply
     * @param dropped candidates of the round that did not become the incumbent and were not asked everything
     * @param kept candidates that became the incumbent, or user prompts that their tasks keep
     */
    record Round(int number, Level level, double score, int proposed, int refused, int failed, int dropped, int kept) {}

    /** The prompts that a round improves. */
    enum Level {
        /** The user prompts of tasks, under a fixed system prompt (the inner loop). */
        USER_PROMPT,
        /** The system prompt of all tasks, with fixed user prompts (the outer loop). */
        SYSTEM_PROMPT
    }
}
