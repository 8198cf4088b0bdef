package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Adapts requests to a model that rejects a default of the plugin: the temperature, or the parameter name {@code
 * max_tokens}. Settings that the suite itself has are never dropped. Thread-safe.
 */
public final class RequestFitting {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAX_TOKENS = "max_tokens";
    private static final String COMPLETION_TOKENS = "max_completion_tokens";

    private final Optional<JsonPointer> temperature;
    private final boolean mayRename;
    private final Consumer<String> notices;
    private boolean withoutTemperature;
    private boolean renamed;
    private int version;

    /**
     * Creates a fitting that does not change requests yet.
     *
     * @param temperature JSON pointer of the temperature; empty if the suite sets one
     * @param mayRename whether {@code max_tokens} has another name for newer models, and the suite does not choose the
     *     name
     * @param notices receives a notice of each change, once
     */
    public RequestFitting(Optional<String> temperature, boolean mayRename, Consumer<String> notices) {
        this.temperature = temperature.map(JsonPointer::compile);
        this.mayRename = mayRename;
        this.notices = notices;
    }

    /** Returns a number that changes with each adaptation. */
    synchronized int version() {
        return version;
    }

    /**
     * Adapts to a refusal.
     *
     * @param sent version with which the refused request was sent
     * @return whether another try of the same request would differ from the refused one
     */
    synchronized boolean learn(int sent, String words) {
        if (sent != version) {
            return true;
        }
        if (mayRename && !renamed && SettingAdvice.wantsCompletionTokens(words)) {
            renamed = true;
            version++;
            notices.accept("the model does not accept max_tokens; maxTokens is sent as max_completion_tokens");
        } else if (temperature.isPresent() && !withoutTemperature && SettingAdvice.isAboutTemperature(words)) {
            withoutTemperature = true;
            version++;
            notices.accept(
                    "the model does not accept a custom temperature; none is sent, as with temperature: provider");
        }
        return sent != version;
    }

    /** Returns a body in the form that the model accepts. */
    synchronized String fit(String body) {
        if (version == 0) {
            return body;
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode root) {
                if (withoutTemperature && root.at(temperature.orElseThrow().head()) instanceof ObjectNode parent) {
                    parent.remove(temperature.orElseThrow().last().getMatchingProperty());
                }
                if (renamed && root.has(MAX_TOKENS)) {
                    JsonNode bound = root.remove(MAX_TOKENS);
                    root.set(COMPLETION_TOKENS, bound);
                }
                return JSON.writeValueAsString(root);
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the plugin writes JSON", e);
        }
    }
}
