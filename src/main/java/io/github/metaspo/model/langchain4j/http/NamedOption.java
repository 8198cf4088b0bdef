package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Option with the same name and meaning for several providers, but a different field in the body of each.
 *
 * @param allowed whether a value is allowed
 * @param words description of the allowed values
 * @param fields fields to add to the body for a value
 */
public record NamedOption(Predicate<JsonNode> allowed, String words, Function<JsonNode, ObjectNode> fields) {

    /** Returns an option that takes a whole number above 0. */
    public static NamedOption count(Function<JsonNode, ObjectNode> fields) {
        return new NamedOption(
                value -> value.isNumber()
                        && value.canConvertToExactIntegral()
                        && value.canConvertToInt()
                        && value.intValue() > 0,
                "a whole number above 0",
                value -> fields.apply(IntNode.valueOf(value.intValue())));
    }

    /** Returns an option that takes true or false. */
    public static NamedOption flag(Function<JsonNode, ObjectNode> fields) {
        return new NamedOption(JsonNode::isBoolean, "true or false", fields);
    }

    /** Returns an object with a field at a JSON pointer. */
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
