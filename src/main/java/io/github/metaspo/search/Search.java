package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;

/** Looks for better prompts on train examples. A pure function of suite, seed and replies. */
public interface Search {

    /** How much it asks at most; known before anything is asked. */
    Extent extent();

    /** How much of that it asks at most until its first round is over; less makes no search. */
    Extent firstRound();

    /** The calls to the optimizer model without which there is no first round. */
    long firstProposals();

    /**
     * Searches to its end, or until the budget is spent; then what the last complete decision left is the result.
     *
     * @throws ModelException when a model cannot be had at all
     * @throws InvalidMeasurementException when too many calls failed for a score
     * @throws InterruptedException when the thread is interrupted; calls under way are given up
     */
    Found run(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException;
}
