package io.github.metaspo.api;

/**
 * Tokens of calls.
 *
 * @param input of the prompts, 0 or above
 * @param output of the replies, thinking included, 0 or above
 * @param thinking of them those that were thought, as far as the server tells, 0 or above
 */
public record Usage(long input, long output, long thinking) {

    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        if (input < 0 || output < 0 || thinking < 0) {
            throw new IllegalArgumentException("tokens below 0");
        }
    }

    /** Tokens of which nobody knows whether they were thought. */
    public Usage(long input, long output) {
        this(input, output, 0);
    }

    public Usage plus(Usage other) {
        return new Usage(input + other.input, output + other.output, thinking + other.thinking);
    }
}
