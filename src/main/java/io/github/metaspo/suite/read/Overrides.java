package io.github.metaspo.suite.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings from the command line, merged into the tree of a suite before the suite is validated. */
final class Overrides {

    /** In the order in which they take names without their own: {@code budget.calls} is that of optimize. */
    private static final List<String> SECTIONS = List.of("optimize", "gate", "compare");

    private final Map<String, String> values;
    private final Map<String, Setting> known;

    /**
     * A setting that can be overridden.
     *
     * @param keys its path in the suite
     * @param type as the schema has it; empty for a reference
     */
    record Setting(List<String> keys, String type) {}

    /**
     * @param values by dotted name without {@code metaspo.}
     * @param schema the suite schema, which defines the valid names
     */
    Overrides(Map<String, String> values, JsonNode schema) {
        this.values = new TreeMap<>(values);
        this.known = known(schema);
    }

    /** Returns each setting of optimize, gate and compare, by dotted name. */
    static Map<String, Setting> known(JsonNode schema) {
        Map<String, Setting> found = new TreeMap<>();
        SECTIONS.forEach(section -> collect(schema.path("properties").path(section), List.of(section), found));
        return found;
    }

    /** Returns the suite with the overrides applied; an unknown name becomes a problem. */
    Node.Mapping applyTo(Node.Mapping suite, Problems problems) {
        Node.Mapping changed = suite;
        for (Map.Entry<String, String> value : values.entrySet()) {
            Place place = new Place.Property(value.getKey());
            Setting setting = known.get(value.getKey());
            if (setting == null) {
                problems.add(place, "there is no such setting" + Nearest.hint(value.getKey(), known.keySet()));
            } else {
                changed = changed.with(setting.keys(), node(value.getValue().strip(), setting.type(), place));
            }
        }
        return changed;
    }

    private static void collect(JsonNode schema, List<String> keys, Map<String, Setting> found) {
        boolean isListOfMappings = schema.path("items").has("properties")
                || schema.path("items").path("$ref").asText().endsWith("model");
        if (!schema.has("properties") && !isListOfMappings) {
            String name = String.join(".", keys.subList(1, keys.size()));
            found.put(
                    found.containsKey(name) ? String.join(".", keys) : name,
                    new Setting(keys, schema.path("type").asText()));
        }
        schema.path("properties").properties().forEach(property -> {
            List<String> below = new ArrayList<>(keys);
            below.add(property.getKey());
            collect(property.getValue(), below, found);
        });
    }

    private static Node node(String text, String type, Place place) {
        return switch (type) {
            case "array" ->
                new Node.Sequence(
                        Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .<Node>map(item -> scalar(item, place))
                                .toList(),
                        place);
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? new Node.Scalar(text, Node.Kind.BOOLEAN, place)
                        : scalar(text, place);
            default -> scalar(text, place);
        };
    }

    private static Node.Scalar scalar(String text, Place place) {
        Node.Scalar number = new Node.Scalar(text, Node.Kind.NUMBER, place);
        return number.number().isPresent() ? number : new Node.Scalar(text, Node.Kind.TEXT, place);
    }
}
