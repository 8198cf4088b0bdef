package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.GateSettings;

/**
 * Length limits of candidates.
 *
 * @param systemTokens the maximum number of tokens of a system prompt, above 0
 * @param userTokens the maximum number of tokens of a user prompt without its question, above 0
 */
public record PromptLimits(int systemTokens, int userTokens) {

    public static final PromptLimits DEFAULT = new PromptLimits(1000, 2000);

    public PromptLimits {
        if (systemTokens < 1 || userTokens < 1) {
            throw new IllegalArgumentException("limits " + systemTokens + ", " + userTokens);
        }
    }

    /**
     * Returns the default limits, with the gate's limit for system prompts if that is lower, so that a search finds no prompt
     * that the gate rejects.
     */
    public static PromptLimits of(GateSettings gate) {
        return new PromptLimits(
                Math.min(DEFAULT.systemTokens, gate.maxPromptTokens().orElse(DEFAULT.systemTokens)),
                DEFAULT.userTokens);
    }
}
