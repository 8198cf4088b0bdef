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
 * Mapping of a suite's settings to fields of a request body in one protocol.
 *
 * @param places JSON pointers by the name of a setting
 * @param named options of the suite that are mapped to other fields
 * @param own fields that only the plugin may set: the messages, and those that determine the form of the reply
 */
public record BodyFields(Map<String, String> places, Map<String, NamedOption> named, List<String> own) {

    /**
     * Returns the fields for a model: those that LangChain4j's builders do not set, overridden by the suite's options.
     */
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

    /** Returns why the options of a model are not allowed, or empty if they are. */
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
                return Optional.of("the option " + dotted(place.getValue()) + " has its own setting; write "
                        + place.getKey() + " beside options instead");
            }
        }
        return own.stream()
                .filter(options::has)
                .findFirst()
                .map(name -> "the option " + name + " is set by the plugin; leave it out");
    }

    /** Returns whether a setting is sent unless the options override it; some have defaults. */
    private static boolean isSent(String setting, RequestSettings request) {
        return switch (setting) {
            case "topP" -> request.topP().isPresent();
            case "stop" -> !request.stop().isEmpty();
            case "reasoningEffort" -> request.reasoningEffort().isPresent();
            default -> true;
        };
    }

    /**
     * Merges fields into a target (JSON Merge Patch, RFC 7396): objects are merged, null removes a field, and any other
     * value replaces the old one.
     */
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
