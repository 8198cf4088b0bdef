package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a protocol has the settings of a suite in the body of a request.
 *
 * @param places JSON pointers by the suite's word for a setting
 * @param named options of the suite that have places of their own
 * @param own fields that hold the question itself, or that decide in which form the reply comes
 */
public record BodyFields(Map<String, String> places, Map<String, NamedOption> named, List<String> own) {

    /** The fields for a model: what LangChain4j's builders do not send, and the suite's options on top. */
    public ObjectNode of(RequestSettings request) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        request.topP().ifPresent(value -> put(fields, "topP", DoubleNode.valueOf(value)));
        if (!request.stop().isEmpty()) {
            put(fields, "stop", list(request.stop()));
        }
        request.reasoningEffort().ifPresent(value -> put(fields, "reasoningEffort", TextNode.valueOf(value)));
        merge(fields, options(request));
        return fields;
    }

    /** Why the options of a model cannot be; empty where they can. */
    public Optional<String> refusal(ModelSettings settings) {
        for (Map.Entry<String, JsonNode> option : settings.request().options().entrySet()) {
            NamedOption known = named.get(option.getKey());
            if (known != null && !known.allowed().test(option.getValue())) {
                return Optional.of("the option " + option.getKey() + " must be " + known.words());
            }
        }
        ObjectNode options = options(settings.request());
        for (Map.Entry<String, String> place : places.entrySet()) {
            if (isSent(place.getKey(), settings.request())
                    && !options.at(place.getValue()).isMissingNode()) {
                return Optional.of("the option " + dotted(place.getValue()) + " has a setting of its own; write "
                        + place.getKey() + " in its place, beside options");
            }
        }
        return own.stream()
                .filter(options::has)
                .findFirst()
                .map(name -> "the option " + name + " is written by the plugin; leave it out");
    }

    /** Whether a setting is sent if the options do not say otherwise; some have defaults. */
    private static boolean isSent(String setting, RequestSettings request) {
        return switch (setting) {
            case "topP" -> request.topP().isPresent();
            case "stop" -> !request.stop().isEmpty();
            case "reasoningEffort" -> request.reasoningEffort().isPresent();
            default -> true;
        };
    }

    /** Puts fields into others: objects are merged, null takes a field away, anything else replaces what was there. */
    static void merge(ObjectNode target, ObjectNode fields) {
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value.isObject()) {
                JsonNode present = target.path(field.getKey());
                ObjectNode inner = present instanceof ObjectNode object ? object : target.putObject(field.getKey());
                merge(inner, (ObjectNode) value);
            } else {
                target.set(field.getKey(), value.deepCopy());
            }
        });
    }

    private void put(ObjectNode fields, String setting, JsonNode value) {
        JsonPointer place = JsonPointer.compile(places.get(setting));
        fields.withObject(place.head(), JsonNode.OverwriteMode.ALL, false)
                .set(place.last().getMatchingProperty(), value);
    }

    private ObjectNode options(RequestSettings request) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        request.options().forEach((name, value) -> {
            NamedOption option = named.get(name);
            if (option == null) {
                options.set(name, value);
            }
        });
        request.options().forEach((name, value) -> {
            NamedOption option = named.get(name);
            if (option != null && option.allowed().test(value)) {
                merge(options, option.fields().apply(value));
            }
        });
        return options;
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static String dotted(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }
}
