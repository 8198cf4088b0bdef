package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits requests to a model that refuses what the plugin sends by default: a temperature, or {@code max_tokens} under that name.
 * What the suite itself asks for is never left out. Safe for use by many threads.
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
     * A fitting that leaves requests as they are.
     *
     * @param temperature where it is, if the suite does not ask for one
     * @param mayRename whether the bound of a reply has another name in newer models, and the suite leaves the name to the plugin
     * @param notices is told of each change, once
     */
    public RequestFitting(Optional<String> temperature, boolean mayRename, Consumer<String> notices) {
        this.temperature = temperature.map(JsonPointer::compile);
        this.mayRename = mayRename;
        this.notices = notices;
    }

    /** Tells states of the fitting apart. */
    synchronized int version() {
        return version;
    }

    /**
     * Learns from a refusal.
     *
     * @param sent the version with which the refused request was sent
     * @return whether another try of the same request differs from the refused one
     */
    synchronized boolean learn(int sent, String words) {
        if (sent != version) {
            return true;
        }
        if (mayRename && !renamed && SettingAdvice.wantsCompletionTokens(words)) {
            renamed = true;
            version++;
            notices.accept("the model takes no max_tokens; maxTokens is sent as max_completion_tokens");
        } else if (temperature.isPresent() && !withoutTemperature && SettingAdvice.isAboutTemperature(words)) {
            withoutTemperature = true;
            version++;
            notices.accept("the model takes no temperature of our choice; none is sent, as with temperature: provider");
        }
        return sent != version;
    }

    /** The body as the model takes it. */
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
