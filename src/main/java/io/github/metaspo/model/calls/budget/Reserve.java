package io.github.metaspo.model.calls.budget;

/**
 * Part of a budget that is reserved for the measurement after a search.
 *
 * @param calls maximum number of calls of the measurement, 0 or above
 * @param requestTokens tokens of all prompts together, by our own count; 0 or above
 */
public record Reserve(long calls, long requestTokens) {

    public Reserve {
        if (calls < 0 || requestTokens < 0) {
            throw new IllegalArgumentException("a reserve of " + calls + " calls, " + requestTokens + " tokens");
        }
    }
}
