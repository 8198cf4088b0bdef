package io.github.metaspo.evaluation;

import io.github.metaspo.api.Usage;
import io.github.metaspo.suite.Suite;

import java.util.List;

/**
 * One evaluation of a suite.
 *
 * @param suite that was evaluated
 * @param subject what was measured
 * @param answers of all tasks, in the order of the suite
 * @param validity whether a score came of it
 * @param usage tokens of all replies
 */
public record Evaluation(
        Suite suite, EvaluationSubject subject, List<Answers> answers, Validity validity, Usage usage) {

    /** Whether a score came of an evaluation. */
    public sealed interface Validity {

        /** Enough was answered. */
        record Valid(Measurement measurement) implements Validity {}

        /** Too much failed; the reason is a sentence. */
        record Invalid(String reason) implements Validity {}
    }

    public Evaluation {
        answers = List.copyOf(answers);
    }

    /** How many outcomes are of a kind. */
    public int count(Class<? extends Outcome> kind) {
        return answers.stream().mapToInt(batch -> batch.count(kind)).sum();
    }
}
