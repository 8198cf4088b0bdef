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
 * Further settings of each request to a model, besides temperature, seed and maxTokens.
 *
 * @param topP empty for the provider's default
 * @param stop stop sequences; usually empty
 * @param reasoningEffort the provider's keyword for how long a model thinks; empty for the provider's default
 * @param systemRole how the system prompt is sent
 * @param headers HTTP headers by name; {@code ${env.NAME}} in a value is replaced by the environment variable
 * @param options provider-specific settings, as JSON by name
 * @param usualTemperature whether the temperature is the plugin's default, which is omitted if a model rejects it
 */
public record RequestSettings(
        OptionalDouble topP,
        List<String> stop,
        Optional<String> reasoningEffort,
        SystemRole systemRole,
        SortedMap<String, String> headers,
        SortedMap<String, JsonNode> options,
        boolean usualTemperature) {

    /** Creates settings for a model whose temperature is given by the suite. */
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
        /** As a system message, or in the field that the provider has for it. */
        SYSTEM,
        /** As a developer message. */
        DEVELOPER,
        /** Prepended to the first user message. */
        USER
    }

    public RequestSettings {
        stop = List.copyOf(stop);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Returns settings that consist only of options with text values. */
    public static RequestSettings of(Map<String, String> options) {
        SortedMap<String, JsonNode> nodes = new TreeMap<>();
        options.forEach((name, text) -> nodes.put(name, TextNode.valueOf(text)));
        return NONE.with(nodes);
    }

    /** Returns a copy with other options. */
    public RequestSettings with(SortedMap<String, JsonNode> other) {
        return new RequestSettings(topP, stop, reasoningEffort, systemRole, headers, other, usualTemperature);
    }

    /** Returns a copy that sends the system prompt in another way. */
    public RequestSettings withSystemRole(SystemRole role) {
        return new RequestSettings(topP, stop, reasoningEffort, role, headers, options, usualTemperature);
    }

    /** Returns the options as text: text values as they are, others as JSON. */
    SortedMap<String, String> optionTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        options.forEach((name, value) -> texts.put(name, value.isTextual() ? value.textValue() : value.toString()));
        return texts;
    }

    private static List<JsonNode> texts(List<String> texts) {
        return texts.stream().<JsonNode>map(TextNode::valueOf).toList();
    }

    /**
     * Returns the settings that affect answers, without the options and those that the suite does not give, by name. Headers that
     * refer to an environment variable are left out, because their value is usually a key.
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
