package io.github.metaspo.suite;

import java.util.List;
import java.util.Optional;

/** How the prediction is found in a response. */
public sealed interface Extraction {

    /** The text between the last {@code <name>} and its closing tag. */
    record Tag(String name) implements Extraction {}

    /** The first group (or the whole match, where there is no group) of the last match, in RE2 syntax. */
    record Regex(String pattern) implements Extraction {}

    /** The value at a JSON pointer in the JSON of the response. */
    record Json(String pointer) implements Extraction {}

    /** One of a closed set of labels. */
    record Choices(List<String> labels) implements Extraction {
        public Choices {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The number that is stated, in digits or in words.
     *
     * @param locale the tag of a language, which tells what 1,234 and 1.234 are; empty where the gold answers tell it
     */
    record Numeric(Optional<String> locale) implements Extraction {
        public Numeric() {
            this(Optional.empty());
        }
    }

    /** The whole response. */
    record Text() implements Extraction {}
}
