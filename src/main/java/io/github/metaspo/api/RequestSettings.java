package io.github.metaspo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is sent with each request to a model beside temperature, seed and maxTokens.
 *
 * @param topP empty leaves it to the provider
 * @param stop texts at which a reply ends; mostly none
 * @param reasoningEffort the provider's word for how long a model thinks; empty leaves it to the provider
 * @param systemRole how the system prompt is sent
 * @param headers HTTP headers by name; {@code ${env.NAME}} in a value stands for an environment variable
 * @param options settings that only this provider knows, as JSON by name
 * @param usualTemperature whether the temperature is the plugin's usual one, which a model may do without
 */
public record RequestSettings(
        OptionalDouble topP,
        List<String> stop,
        Optional<String> reasoningEffort,
        SystemRole systemRole,
        SortedMap<String, String> headers,
        SortedMap<String, JsonNode> options,
        boolean usualTemperature) {

    /** Settings beside a temperature that the suite asks for. */
    public RequestSettings(
            OptionalDouble topP,
            List<String> stop,
            Optional<String> reasoningEffort,
            SystemRole systemRole,
            SortedMap<String, String> headers,
            SortedMap<String, JsonNode> options) {
        this(topP, stop, reasoningEffort, systemRole, headers, options, false);
    }

    /** A reference to an environment variable in the value of a header. */
    public static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.([A-Za-z_][A-Za-z0-9_]*)}");

    public static final RequestSettings NONE = new RequestSettings(
            OptionalDouble.empty(), List.of(), Optional.empty(), SystemRole.SYSTEM, new TreeMap<>(), new TreeMap<>());

    /** How a system prompt is sent. */
    public enum SystemRole {
        /** As a message of the role system, or in the place that the provider has for it. */
        SYSTEM,
        /** As a message of the role developer. */
        DEVELOPER,
        /** In front of the first message of the user. */
        USER
    }

    public RequestSettings {
        stop = List.copyOf(stop);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Settings of nothing but options that are texts. */
    public static RequestSettings of(Map<String, String> options) {
        SortedMap<String, JsonNode> nodes = new TreeMap<>();
        options.forEach((name, text) -> nodes.put(name, TextNode.valueOf(text)));
        return NONE.with(nodes);
    }

    /** The same with other options. */
    public RequestSettings with(SortedMap<String, JsonNode> other) {
        return new RequestSettings(topP, stop, reasoningEffort, systemRole, headers, other, usualTemperature);
    }

    /** The options as texts: single values as the suite has them, others as JSON. */
    SortedMap<String, String> optionTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        options.forEach((name, value) -> texts.put(name, value.isTextual() ? value.textValue() : value.toString()));
        return texts;
    }

    private static List<JsonNode> texts(List<String> texts) {
        return texts.stream().<JsonNode>map(TextNode::valueOf).toList();
    }

    /**
     * What answers depend on besides the options, by name; only what the suite gives. A header that holds an environment variable
     * is none of it: mostly that is a key.
     */
    public SortedMap<String, String> answerSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        topP.ifPresent(value -> settings.put("topP", String.valueOf(value)));
        if (!stop.isEmpty()) {
            settings.put("stop", new ArrayNode(JsonNodeFactory.instance, texts(stop)).toString());
        }
        reasoningEffort.ifPresent(value -> settings.put("reasoningEffort", value));
        if (systemRole != SystemRole.SYSTEM) {
            settings.put("systemRole", systemRole.name().toLowerCase(Locale.ROOT));
        }
        headers.forEach((name, value) -> {
            if (!VARIABLE.matcher(value).find()) {
                settings.put("header " + name, value);
            }
        });
        return settings;
    }
}
