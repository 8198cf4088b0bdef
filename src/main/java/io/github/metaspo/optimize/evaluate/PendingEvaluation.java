package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Answers;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;

import java.util.List;

/** An evaluation in progress. Closing it interrupts the calls without a reply and waits until no thread makes any more. */
public final class PendingEvaluation implements AutoCloseable {

    private final Evaluator.Begun begun;
    private final Conversion conversion;

    /** Turns answers into results. */
    @FunctionalInterface
    interface Conversion {
        List<EvaluationResult> apply(List<Answers> answers) throws InvalidMeasurementException;
    }

    PendingEvaluation(Evaluator.Begun begun, Conversion conversion) {
        this.begun = begun;
        this.conversion = conversion;
    }

    /**
     * Waits for all answers and returns the results in the order of the requests. May be called once.
     *
     * @throws ModelException if a failure would meet every call
     * @throws InvalidMeasurementException if too many calls of the search failed
     */
    public List<EvaluationResult> results() throws ModelException, InvalidMeasurementException, InterruptedException {
        return conversion.apply(begun.answers());
    }

    /** Throws the failure that has ended the evaluation, if there is one by now. */
    public void throwIfFailed() throws ModelException, InterruptedException {
        begun.throwIfFailed();
    }

    @Override
    public void close() {
        begun.close();
    }
}
