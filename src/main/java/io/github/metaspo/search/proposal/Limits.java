package io.github.metaspo.search.proposal;

import io.github.metaspo.suite.GateSettings;

/**
 * How long candidates may be.
 *
 * @param systemTokens of a system prompt, above 0
 * @param userTokens of a user prompt without its question, above 0
 */
public record Limits(int systemTokens, int userTokens) {

    public static final Limits DEFAULT = new Limits(1000, 2000);

    public Limits {
        if (systemTokens < 1 || userTokens < 1) {
            throw new IllegalArgumentException("limits " + systemTokens + ", " + userTokens);
        }
    }

    /** The usual limits, and for system prompts the gate's where it is lower: what the gate refuses is not worth a search. */
    public static Limits of(GateSettings gate) {
        return new Limits(
                Math.min(DEFAULT.systemTokens, gate.maxPromptTokens().orElse(DEFAULT.systemTokens)),
                DEFAULT.userTokens);
    }
}
