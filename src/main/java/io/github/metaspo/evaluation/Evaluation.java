package io.github.metaspo.evaluation;

import io.github.metaspo.api.Usage;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;

/**
 * The result of evaluating a suite.
 *
 * @param suite the evaluated suite
 * @param subject the prompts and model that were measured
 * @param answers the results of all tasks, in the order of the suite
 * @param validity the measurement, or why there is none
 * @param usage the tokens of all replies
 * @param replies the name of the set that the texts of the replies were written under; empty if they were not written
 */
public record Evaluation(
        Suite suite,
        EvaluationSubject subject,
        List<Answers> answers,
        Validity validity,
        Usage usage,
        Optional<String> replies) {

    /** Whether an evaluation yields a score. */
    public sealed interface Validity {

        /** Enough calls succeeded. */
        record Valid(Measurement measurement) implements Validity {}

        /** Too many calls failed. The reason is a sentence. */
        record Invalid(String reason) implements Validity {}
    }

    public Evaluation {
        answers = List.copyOf(answers);
    }

    /** Returns the number of outcomes of a kind, over all tasks. */
    public int count(Class<? extends Outcome> kind) {
        return answers.stream().mapToInt(batch -> batch.count(kind)).sum();
    }
}
