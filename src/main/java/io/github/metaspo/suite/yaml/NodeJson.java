package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.function.Function;

/** Conversion of nodes to JSON. */
public final class NodeJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private NodeJson() {}

    /**
     * Returns a node as JSON.
     *
     * @param numbers converts a scalar that is written as a number
     */
    public static JsonNode of(Node node, Function<Node.Scalar, JsonNode> numbers) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = NODES.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value(), numbers)));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(of(item, numbers)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> TextNode.valueOf(scalar.text());
            case BOOLEAN -> BooleanNode.valueOf(scalar.text().equalsIgnoreCase("true"));
            case EMPTY -> NullNode.getInstance();
            case NUMBER -> numbers.apply(scalar);
        };
    }
}
