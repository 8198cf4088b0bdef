package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns errors of the schema validator into problems that say where, what was found, what is allowed and what was probably meant. */
final class SchemaSentences {

    private static final int LONGEST_QUOTE = 60;
    private static final BigDecimal LEAST_PERCENT = BigDecimal.valueOf(2);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100);

    private final JsonNode schema;
    private final Node.Mapping suite;

    /**
     * @param schema the schema document
     * @param suite the suite that was validated
     */
    SchemaSentences(JsonNode schema, Node.Mapping suite) {
        this.schema = schema;
        this.suite = suite;
    }

    void report(Error error, Problems problems) {
        JsonNode rule = ruleOf(error);
        Node node = find(error.getInstanceLocation());
        String name = name(error.getInstanceLocation());
        boolean secret = rule.path("writeOnly").asBoolean();
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(node, error.getProperty(), name, rule, secret, problems);
            case "required" ->
                problems.add(
                        node.place(),
                        name + " lacks \"" + error.getProperty() + "\": " + allowed(missing(rule, error)));
            default -> problems.add(node.place(), wrongValue(name, node, rule, secret));
        }
    }

    private static void unknownKey(
            Node node, String key, String owner, JsonNode rule, boolean secret, Problems problems) {
        if (secret) {
            problems.add(node.place(), owner + " must be " + allowed(rule));
            return;
        }
        List<String> known = keys(rule);
        String hint = Nearest.hint(key, known);
        String choice = hint.isEmpty() ? "; known keys are " + String.join(", ", known) : hint;
        Place place = node instanceof Node.Mapping mapping && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).key()
                : node.place();
        problems.add(place, "unknown key " + quote(key) + " in " + owner + choice);
    }

    private static String wrongValue(String name, Node node, JsonNode rule, boolean secret) {
        String must = " must be " + allowed(rule);
        return secret ? name + must : name + " is " + shown(node) + ", but" + must + hint(node, rule);
    }

    private JsonNode missing(JsonNode rule, Error error) {
        JsonNode property = rule.path("properties").path(error.getProperty());
        return property.has("$ref") ? schema.at(property.path("$ref").asText().substring(1)) : property;
    }

    /** Returns the value as shown in a message, shortened. */
    private static String shown(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> quote(scalar.text());
                case NUMBER, BOOLEAN -> scalar.text();
                case EMPTY -> "empty";
            };
        }
        boolean isEmpty = node instanceof Node.Sequence sequence
                ? sequence.items().isEmpty()
                : ((Node.Mapping) node).entries().isEmpty();
        return (isEmpty ? "an empty " : "a ") + (node instanceof Node.Sequence ? "list" : "mapping");
    }

    private static String quote(String text) {
        String line = text.replaceAll("\\s+", " ");
        return "\"" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line) + "\"";
    }

    private static String allowed(JsonNode rule) {
        if (!rule.has("enum")) {
            return rule.path("title").asText();
        }
        List<String> words = words(rule);
        return (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
    }

    private static String hint(Node node, JsonNode rule) {
        if (!(node instanceof Node.Scalar scalar)) {
            return "";
        }
        if (rule.has("enum")) {
            return Nearest.hint(scalar.text(), words(rule));
        }
        if (isTextInQuotes(scalar, rule)) {
            return "; put it in quotes";
        }
        return rule.path("maximum").asInt() == 1 ? share(scalar) : "";
    }

    /** Returns whether a number, true or false would be valid if it were in quotes. */
    private static boolean isTextInQuotes(Node.Scalar scalar, JsonNode rule) {
        boolean plain = scalar.kind() == Node.Kind.NUMBER || scalar.kind() == Node.Kind.BOOLEAN;
        boolean wantsText = rule.path("type").toString().contains("\"string\"");
        return plain
                && wantsText
                && (!rule.has("pattern")
                        || scalar.text().matches(rule.path("pattern").asText()));
    }

    /** Suggests 0.82 for 82, which was probably meant as a percentage. */
    private static String share(Node.Scalar scalar) {
        return scalar.number()
                .filter(number -> number.compareTo(LEAST_PERCENT) >= 0 && number.compareTo(MOST_PERCENT) <= 0)
                .map(number -> "; write " + number.movePointLeft(2).toPlainString())
                .orElse("");
    }

    private static List<String> words(JsonNode rule) {
        return StreamSupport.stream(rule.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> keys(JsonNode rule) {
        return rule.path("properties").properties().stream()
                .map(property -> property.getKey())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Returns the subschema with the keyword that was violated. */
    private JsonNode ruleOf(Error error) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        return schema.at(JsonPointer.compile(fragment).head());
    }

    private Node find(NodePath path) {
        Node node = suite;
        for (int i = 0; i < path.getNameCount(); i++) {
            node = node instanceof Node.Sequence sequence
                    ? sequence.items().get((Integer) path.getElement(i))
                    : ((Node.Mapping) node).get(path.getName(i)).orElseThrow();
        }
        return node;
    }

    private static String name(NodePath path) {
        int last = path.getNameCount() - 1;
        if (last < 0) {
            return "the suite";
        }
        return path.getElement(last) instanceof Integer ? "an entry of " + path.getName(last - 1) : path.getName(last);
    }
}
