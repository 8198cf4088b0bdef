package io.github.metaspo.optimize.method;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;

/**
 * A prompt optimization method, ready to run once. Its result depends on nothing but the suite, the seed and the replies of the models.
 */
public interface Method {

    /** Returns the most calls that it makes; known before the first one. */
    CallEstimate estimate();

    /** Returns the most calls that it makes until its first round is over; with fewer there is no search. */
    CallEstimate firstRound();

    /** Returns the calls to the optimizer model without which there is no first round: those that are no repairs. */
    long firstProposals();

    /**
     * Runs the method to its end, or until the budget is spent; then the last complete decision is the result.
     *
     * @throws ModelException if a model cannot be used at all
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws InterruptedException if the thread is interrupted; calls in progress are given up
     */
    SearchResult run(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException;
}
