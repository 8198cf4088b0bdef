package io.github.metaspo.model.calls.budget;

/**
 * The part of a budget that is kept for the measurement after a search.
 *
 * @param calls that the measurement makes at most, 0 or above
 * @param requestTokens of all their prompts together, by our own count; 0 or above
 */
public record Reserve(long calls, long requestTokens) {

    public Reserve {
        if (calls < 0 || requestTokens < 0) {
            throw new IllegalArgumentException("a reserve of " + calls + " calls, " + requestTokens + " tokens");
        }
    }
}
