package io.github.metaspo.goal.store;

import io.github.metaspo.goal.RefusedException;
import org.jspecify.annotations.Nullable;

/** Which stored replies an export writes to a recording. */
public enum Export {
    NOTHING,
    /** Those that a measurement of the prompts in effect needs. */
    MEASUREMENT,
    /** All of the suite's models, also those of searches. */
    ALL;

    /**
     * Returns the meaning of a word.
     *
     * @param word null and {@code false} for nothing, {@code true} for a measurement
     * @throws RefusedException if the word has no meaning
     */
    public static Export of(@Nullable String word) throws RefusedException {
        String meant = word == null ? "" : word.strip();
        return switch (meant) {
            case "", "false" -> NOTHING;
            case "true", "measurement" -> MEASUREMENT;
            case "all" -> ALL;
            default ->
                throw new RefusedException("metaspo.export is \"" + meant + "\", but must be one of measurement, all");
        };
    }
}
