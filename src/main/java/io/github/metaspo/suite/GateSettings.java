package io.github.metaspo.suite;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bounds of the gate.
 *
 * @param tolerance an observed drop of the score that is excused, 0 to 1
 * @param minScore the suite's score must reach it, 0 to 1
 * @param maxPromptTokens the system prompt must not be longer
 * @param maxErrorRate share of failed calls past which a measurement is invalid, 0 to 1
 * @param inconclusive what an observed drop that may be noise does to the build
 * @param missingBaseline what a missing baseline does to the build
 */
public record GateSettings(
        BigDecimal tolerance,
        Optional<BigDecimal> minScore,
        OptionalInt maxPromptTokens,
        BigDecimal maxErrorRate,
        Severity inconclusive,
        Severity missingBaseline) {

    /** What a finding does to the build. */
    public enum Severity {
        WARN,
        FAIL
    }
}
