package io.github.metaspo.search;

import io.github.metaspo.evaluation.EvaluationListener;

import java.util.Optional;

/** Receives the events of a search. Answers and admitted candidates come from many threads, all others from one. */
public interface SearchListener extends EvaluationListener {

    /**
     * What the search begins with was scored.
     *
     * @param score on the train examples, 0 to 1
     */
    void started(String systemPrompt, double score);

    /**
     * A candidate was admitted; none of its questions was asked yet. Called by the threads that write, one at a time.
     *
     * @param task whose user prompt it is; empty for a system prompt
     */
    default void admitted(Optional<String> task, String text) {}

    /** A round ended. */
    void ended(Round round);

    /**
     * A racing search asks more from here on, since the questions so far told it nothing new.
     *
     * @param questions by which it judges a system prompt
     * @param score of the incumbent on them, 0 to 1
     */
    void grew(int questions, double score);

    /** The search failed for good; what it had found until then is not measured. */
    default void gaveUp(Found soFar) {}

    /**
     * One round of a loop.
     *
     * @param number from 1
     * @param loop which
     * @param score meta score after it, 0 to 1
     * @param proposed candidates that were to be written
     * @param refused of those
     * @param failed of those: the optimizer model gave no reply
     * @param dropped of those: they fell behind before they were asked everything
     * @param kept of those: the new incumbent, or user prompts that their tasks keep
     */
    record Round(int number, Loop loop, double score, int proposed, int refused, int failed, int dropped, int kept) {}

    /** Which prompts a round improves. */
    enum Loop {
        /** The user prompts of each task, under a system prompt that stays. */
        INNER,
        /** The system prompt, under user prompts that stay. */
        OUTER
    }
}
