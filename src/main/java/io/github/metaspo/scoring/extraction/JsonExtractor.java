package io.github.metaspo.scoring.extraction;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.scoring.text.Json;
import io.github.metaspo.suite.Example;

import java.util.Optional;

/**
 * The value at a JSON pointer, in the first JSON of the response that has one there; null is no value. A scalar gives its
 * text, an object or array its JSON.
 */
final class JsonExtractor implements Extractor {

    private final JsonPointer pointer;

    JsonExtractor(String pointer) {
        try {
            this.pointer = JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + pointer + "\" is no JSON pointer, which is empty or begins with /", e);
        }
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return Json.valuesIn(response)
                .map(value -> value.at(pointer))
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .findFirst()
                .map(JsonExtractor::text)
                .flatMap(Extractor::stripped);
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
