package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.GateSettings;

/**
 * How long candidates may be.
 *
 * @param systemTokens of a system prompt, above 0
 * @param userTokens of a user prompt without its question, above 0
 */
public record PromptLimits(int systemTokens, int userTokens) {

    public static final PromptLimits DEFAULT = new PromptLimits(1000, 2000);

    public PromptLimits {
        if (systemTokens < 1 || userTokens < 1) {
            throw new IllegalArgumentException("limits " + systemTokens + ", " + userTokens);
        }
    }

    /** The usual limits, and for system prompts the gate's where it is lower: what the gate refuses is not worth a search. */
    public static PromptLimits of(GateSettings gate) {
        return new PromptLimits(
                Math.min(DEFAULT.systemTokens, gate.maxPromptTokens().orElse(DEFAULT.systemTokens)),
                DEFAULT.userTokens);
    }
}
