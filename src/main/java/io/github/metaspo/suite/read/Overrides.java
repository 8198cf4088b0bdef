package io.github.metaspo.suite.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings from the command line, merged into the tree of a suite before the suite is validated. */
final class Overrides {

    private static final List<String> SECTIONS = List.of("optimize", "gate");

    private final Map<String, String> values;
    private final Map<String, List<String>> known;

    /**
     * @param values by dotted name without {@code metaspo.}
     * @param schema the suite schema, which defines the valid names
     */
    Overrides(Map<String, String> values, JsonNode schema) {
        this.values = new TreeMap<>(values);
        this.known = known(schema);
    }

    /** Returns the path of keys to each setting of optimize and gate, by dotted name. */
    static Map<String, List<String>> known(JsonNode schema) {
        Map<String, List<String>> found = new TreeMap<>();
        SECTIONS.forEach(section -> collect(schema.path("properties").path(section), List.of(section), found));
        return found;
    }

    /** Returns the suite with the overrides applied; an unknown name becomes a problem. */
    Node.Mapping applyTo(Node.Mapping suite, Problems problems) {
        Node.Mapping changed = suite;
        for (Map.Entry<String, String> value : values.entrySet()) {
            Place place = new Place.Property(value.getKey());
            List<String> keys = known.get(value.getKey());
            if (keys == null) {
                problems.add(place, "there is no such setting" + Nearest.hint(value.getKey(), known.keySet()));
            } else {
                changed = changed.with(keys, scalar(value.getValue().strip(), place));
            }
        }
        return changed;
    }

    private static void collect(JsonNode schema, List<String> keys, Map<String, List<String>> found) {
        if (!schema.has("properties")) {
            found.put(String.join(".", keys.subList(1, keys.size())), keys);
        }
        schema.path("properties").properties().forEach(property -> {
            List<String> below = new ArrayList<>(keys);
            below.add(property.getKey());
            collect(property.getValue(), below, found);
        });
    }

    private static Node.Scalar scalar(String text, Place place) {
        Node.Scalar number = new Node.Scalar(text, Node.Kind.NUMBER, place);
        return number.number().isPresent() ? number : new Node.Scalar(text, Node.Kind.TEXT, place);
    }
}
