package io.github.metaspo.gate;

import java.math.BigDecimal;
import java.util.Optional;

/** Why a prompt does not pass. */
public sealed interface Violation {

    /**
     * A score does not reach its bound.
     *
     * @param task its id; empty for the score of the whole suite
     * @param score that was measured
     * @param bound that it must reach
     */
    record TooLow(Optional<String> task, Score score, BigDecimal bound) implements Violation {}

    /**
     * The system prompt is too long.
     *
     * @param tokens that it has
     * @param most that it may have
     */
    record TooLong(int tokens, int most) implements Violation {}

    /**
     * A drop beyond the tolerance that the paired test confirms.
     *
     * @param task that dropped by itself; empty for the whole suite
     * @param change of the score
     * @param pValue of the drop
     */
    record Drop(Optional<String> task, ScoreDelta change, double pValue) implements Violation {}
}
