package io.github.metaspo.api;

/**
 * The tokens that one or several calls used.
 *
 * @param input tokens of the prompts, 0 or above
 * @param output tokens of the replies including thinking, 0 or above
 * @param thinking tokens of thinking, a part of {@code output}; 0 if the server does not report them
 */
public record Usage(long input, long output, long thinking) {

    public static final Usage NONE = new Usage(0, 0, 0);

    public Usage {
        if (input < 0 || output < 0 || thinking < 0) {
            throw new IllegalArgumentException("tokens must not be below 0");
        }
    }

    /** Creates a usage for which the number of thinking tokens is unknown. */
    public Usage(long input, long output) {
        this(input, output, 0);
    }

    public Usage plus(Usage other) {
        return new Usage(input + other.input, output + other.output, thinking + other.thinking);
    }
}
