package io.github.metaspo.suite;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of the gate.
 *
 * @param tolerance drop of the score that the gate ignores, 0 to 1
 * @param minScore minimum score of the suite, 0 to 1; empty for none
 * @param maxPromptTokens maximum length of the system prompt; empty for none
 * @param maxErrorRate share of failed calls above which a measurement is invalid, 0 to 1
 * @param inconclusive severity of a drop that may be noise
 * @param missingBaseline severity of a missing baseline
 */
public record GateSettings(
        BigDecimal tolerance,
        Optional<BigDecimal> minScore,
        OptionalInt maxPromptTokens,
        BigDecimal maxErrorRate,
        Severity inconclusive,
        Severity missingBaseline) {

    /** Whether a finding only warns or fails the build. */
    public enum Severity {
        WARN,
        FAIL
    }
}
