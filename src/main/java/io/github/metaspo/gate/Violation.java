package io.github.metaspo.gate;

import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;

import java.math.BigDecimal;
import java.util.Optional;

/** Reason why a prompt does not pass the gate. */
public sealed interface Violation {

    /**
     * A score is below its bound.
     *
     * @param task id of the task; empty for the score of the suite
     * @param score the measured score
     * @param bound the minimum, {@code minScore}
     */
    record TooLow(Optional<String> task, Score score, BigDecimal bound) implements Violation {

        /** Returns whether the score of a task misses the task's own bound; empty if it does not, or if the task has none. */
        public static Optional<TooLow> of(TaskScore score) {
            return of(
                    Optional.of(score.task().id()),
                    new Score(score.score(), score.right(), score.answers().count(Outcome.Scored.class)),
                    score.task().minScore());
        }

        static Optional<TooLow> of(Optional<String> task, Score score, Optional<BigDecimal> bound) {
            return bound.filter(least -> Decimals.isBelow(score.value(), least))
                    .map(least -> new TooLow(task, score, least));
        }

        /** Returns the violation as a sentence without a full stop. */
        public String sentence() {
            return task.map(id -> "task " + id + ": ").orElse("") + "the score " + ScoreFormat.below(score, bound)
                    + " is below " + (task.isPresent() ? "its minScore " : "gate.minScore ") + bound.toPlainString();
        }
    }

    /**
     * The system prompt is too long.
     *
     * @param tokens length of the prompt
     * @param most the maximum, {@code gate.maxPromptTokens}
     */
    record TooLong(int tokens, int most) implements Violation {}

    /**
     * A drop beyond the tolerance that the paired test confirms.
     *
     * @param task id of the task; empty for the score of the suite
     * @param change of the score
     * @param pValue of the drop, 0 to 1
     */
    record Drop(Optional<String> task, ScoreDelta change, double pValue) implements Violation {}
}
