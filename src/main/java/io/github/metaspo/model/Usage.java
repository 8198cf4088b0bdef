package io.github.metaspo.model;

/**
 * Tokens of calls.
 *
 * @param input of the prompts, 0 or above
 * @param output of the replies, 0 or above
 */
public record Usage(long input, long output) {

    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        if (input < 0 || output < 0) {
            throw new IllegalArgumentException("tokens below 0");
        }
    }

    public Usage plus(Usage other) {
        return new Usage(input + other.input, output + other.output);
    }
}
