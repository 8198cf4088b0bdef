package io.github.metaspo.scoring.extract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.number.Numbers;
import io.github.metaspo.scoring.text.Json;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Extractor of the value at a JSON pointer, from the last JSON value in the response that has one there; null does not count. The
 * prediction is the text of a scalar, or the JSON of an object or array with sorted names. A number that equals a gold answer is
 * written like the gold answer.
 */
final class JsonExtractor implements Extractor {

    private final JsonPointer pointer;

    JsonExtractor(String pointer) {
        try {
            this.pointer = JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + pointer + "\" is not a JSON pointer: it must be empty or begin with /", e);
        }
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return Json.valuesIn(response)
                .map(value -> value.at(pointer))
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .reduce((earlier, later) -> later)
                .map(value -> text(value, example))
                .flatMap(Extractor::stripped);
    }

    @Override
    public Optional<String> canonical(String gold, Example example) {
        return Json.parse(gold)
                .filter(JsonNode::isContainerNode)
                .map(Json::sorted)
                .or(() -> Extractor.stripped(gold));
    }

    private static String text(JsonNode value, Example example) {
        if (!value.isNumber()) {
            return value.isValueNode() ? value.asText() : Json.sorted(value);
        }
        BigDecimal number = value.decimalValue();
        return example.answers().stream()
                .map(String::strip)
                .filter(gold -> isSame(gold, number))
                .findFirst()
                .orElseGet(() -> Numbers.plain(number));
    }

    private static boolean isSame(String gold, BigDecimal number) {
        return Json.parse(gold)
                .filter(JsonNode::isNumber)
                .filter(value -> value.decimalValue().compareTo(number) == 0)
                .isPresent();
    }
}
