package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An option that has the same name and meaning for several providers, and a place of its own in the body of each.
 *
 * @param allowed which values it takes
 * @param words the allowed values in words
 * @param fields what it adds to the body
 */
public record NamedOption(Predicate<JsonNode> allowed, String words, Function<JsonNode, ObjectNode> fields) {

    /** A whole number above 0. */
    public static NamedOption count(Function<JsonNode, ObjectNode> fields) {
        return new NamedOption(
                value -> value.isNumber()
                        && value.canConvertToExactIntegral()
                        && value.canConvertToInt()
                        && value.intValue() > 0,
                "a whole number above 0",
                value -> fields.apply(IntNode.valueOf(value.intValue())));
    }

    /** True or false. */
    public static NamedOption flag(Function<JsonNode, ObjectNode> fields) {
        return new NamedOption(JsonNode::isBoolean, "true or false", fields);
    }

    /** A field at a JSON pointer. */
    public static ObjectNode field(String pointer, JsonNode value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        String[] names = pointer.substring(1).split("/");
        ObjectNode parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.putObject(names[i]);
        }
        parent.set(names[names.length - 1], value);
        return root;
    }
}
