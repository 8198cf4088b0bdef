package io.github.metaspo.suite;

import java.util.List;

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

    /** The last number, in digits or in words. */
    record Numeric() implements Extraction {}

    /** The whole response. */
    record Text() implements Extraction {}
}
