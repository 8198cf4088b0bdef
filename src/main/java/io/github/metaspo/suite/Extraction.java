package io.github.metaspo.suite;

import java.util.List;
import java.util.Optional;

/** The rule that extracts the prediction from a response. */
public sealed interface Extraction {

    /** The text between the last {@code <name>} and its closing tag. */
    record Tag(String name) implements Extraction {}

    /** The first group of the last match of an RE2 pattern, or the whole match if the pattern has no group. */
    record Regex(String pattern) implements Extraction {}

    /** The value at a JSON pointer in the JSON of the response. */
    record Json(String pointer) implements Extraction {}

    /** One label of a closed set. */
    record Choices(List<String> labels) implements Extraction {
        public Choices {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The number that the response states, in digits or in words.
     *
     * @param locale language tag that decides how 1,234 and 1.234 are read; empty to infer this from the gold answers
     */
    record Numeric(Optional<String> locale) implements Extraction {
        public Numeric() {
            this(Optional.empty());
        }
    }

    /** The whole response. */
    record Text() implements Extraction {}
}
