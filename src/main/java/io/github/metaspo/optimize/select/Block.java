package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.PendingEvaluation;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;

import java.util.List;
import java.util.function.Consumer;

/** A block of questions that is being evaluated as one stream of calls. Closing it ends its calls. */
final class Block implements AutoCloseable {

    private final List<Part> parts;
    private final PendingEvaluation pending;

    /** A request, and who takes its result. */
    record Part(EvaluationRequest request, Consumer<EvaluationResult> receiver) {}

    private Block(List<Part> parts, PendingEvaluation pending) {
        this.parts = parts;
        this.pending = pending;
    }

    /** Begins to evaluate and returns at once. */
    static Block begin(TrainEvaluator evaluator, List<Part> parts, EvaluationListener listener) {
        return new Block(
                parts, evaluator.begin(parts.stream().map(Part::request).toList(), listener));
    }

    static long questions(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.request().questions()).sum();
    }

    long questions() {
        return questions(parts);
    }

    /** Throws the failure that has ended the block, if there is one by now. */
    void throwIfFailed() throws ModelException, InterruptedException {
        pending.throwIfFailed();
    }

    /** Waits for all answers and hands the results to their receivers. */
    void finish() throws ModelException, InvalidMeasurementException, InterruptedException {
        List<EvaluationResult> results = pending.results();
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).receiver().accept(results.get(i));
        }
    }

    @Override
    public void close() {
        pending.close();
    }
}
