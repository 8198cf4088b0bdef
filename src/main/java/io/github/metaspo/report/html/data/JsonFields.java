package io.github.metaspo.report.html.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object of an output file. Its texts come from models, suites and servers: they are returned with hidden characters escaped and cut to
 * what a page can show.
 *
 * @param node the object
 */
record JsonFields(JsonNode node) {

    /** The longest text that a page shows. */
    static final int LONGEST = 20_000;

    private static final int SUPPORTED_VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    JsonFields {
        if (!node.isObject()) {
            throw new IllegalArgumentException("expected an object");
        }
    }

    /**
     * Reads a file that holds one object of this format version.
     *
     * @throws IllegalArgumentException if it holds something else
     * @throws IOException if the file cannot be read
     */
    static JsonFields read(Path file) throws IOException {
        JsonFields fields = new JsonFields(JSON.readTree(file.toFile()));
        if (fields.number("formatVersion").orElse(0) != SUPPORTED_VERSION) {
            throw new IllegalArgumentException("another format version");
        }
        return fields;
    }

    /** Returns a text as it may be shown: hidden characters escaped, and cut if it is very long. */
    static String shown(String text) {
        return UntrustedText.visible(TextFormat.cut(text, LONGEST));
    }

    Optional<String> text(String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Optional.of(shown(value.textValue())) : Optional.empty();
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    OptionalDouble number(String name) {
        JsonNode value = node.path(name);
        return value.isNumber() && Double.isFinite(value.doubleValue())
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.empty();
    }

    double requiredNumber(String name) {
        return number(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    OptionalInt integer(String name) {
        JsonNode value = node.path(name);
        return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    long count(String name) {
        return Math.max(0, node.path(name).asLong(0));
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    boolean has(String name) {
        return node.has(name);
    }

    Optional<JsonFields> object(String name) {
        JsonNode value = node.path(name);
        return value.isObject() ? Optional.of(new JsonFields(value)) : Optional.empty();
    }

    JsonFields requiredObject(String name) {
        return object(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    /** Returns the objects of an array; none if it is absent. */
    List<JsonFields> list(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode item : node.path(name)) {
            objects.add(new JsonFields(item));
        }
        return objects;
    }

    /** Returns the texts of an array; none if it is absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node.path(name)) {
            if (item.isTextual()) {
                texts.add(shown(item.textValue()));
            }
        }
        return texts;
    }

    /** Returns the texts of an object by name; none if it is absent. */
    SortedMap<String, String> textsByName(String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.path(name).properties()) {
            texts.put(shown(entry.getKey()), shown(entry.getValue().asText()));
        }
        return texts;
    }
}
