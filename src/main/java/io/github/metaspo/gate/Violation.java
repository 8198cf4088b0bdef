package io.github.metaspo.gate;

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
    record TooLow(Optional<String> task, Score score, BigDecimal bound) implements Violation {}

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
