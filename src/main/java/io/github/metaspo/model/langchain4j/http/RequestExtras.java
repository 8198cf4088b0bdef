package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.api.Secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Additions to the requests that LangChain4j writes.
 *
 * @param query query of the base URL; empty if it has none
 * @param headers headers by name, which replace others of the same name
 * @param secrets values of the environment variables in the headers
 * @param fields fields to merge into the body
 * @param developer whether to send the system prompt with the role developer
 */
public record RequestExtras(
        Optional<String> query,
        Map<String, String> headers,
        List<Secret> secrets,
        ObjectNode fields,
        boolean developer) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Returns the additions for a model.
     *
     * @throws ModelException of kind WRONG_KEY if an environment variable of a header is missing or has invalid
     *     characters
     */
    public static RequestExtras of(ModelSettings settings, ObjectNode fields, ModelContext context)
            throws ModelException {
        Map<String, String> headers = new TreeMap<>();
        List<Secret> secrets = new ArrayList<>();
        for (Map.Entry<String, String> header : settings.request().headers().entrySet()) {
            headers.put(header.getKey(), filled(header, settings, context, secrets));
        }
        return new RequestExtras(
                settings.baseUrl().flatMap(url -> Optional.ofNullable(url.getRawQuery())),
                headers,
                secrets,
                fields,
                settings.request().systemRole() == SystemRole.DEVELOPER);
    }

    private static String filled(
            Map.Entry<String, String> header, ModelSettings settings, ModelContext context, List<Secret> secrets)
            throws ModelException {
        Matcher variables = RequestSettings.VARIABLE.matcher(header.getValue());
        StringBuilder value = new StringBuilder();
        while (variables.find()) {
            Optional<Secret> secret = context.environment(variables.group(1));
            if (secret.isEmpty() || !secret.get().reveal().matches("[ -~]+")) {
                throw Failures.misconfigured(
                        Kind.WRONG_KEY,
                        settings,
                        "the header " + header.getKey() + " uses the environment variable " + variables.group(1)
                                + (secret.isEmpty()
                                        ? ", which is not set; set it"
                                        : ", which contains line breaks or other characters that a header cannot have; set it"
                                                + " again"));
            }
            secrets.add(secret.get());
            variables.appendReplacement(
                    value, Matcher.quoteReplacement(secret.get().reveal()));
        }
        return variables.appendTail(value).toString();
    }

    /** Returns a URL with the query added. Parameters that it already has stay as they are. */
    String url(String url) {
        StringBuilder extended = new StringBuilder(url);
        for (String parameter : query.map(all -> all.split("&")).orElse(new String[0])) {
            String name = parameter.split("=", 2)[0];
            if (!parameter.isEmpty() && !extended.toString().matches(".*[?&]" + Pattern.quote(name) + "(=.*)?")) {
                extended.append(extended.indexOf("?") < 0 ? '?' : '&').append(parameter);
            }
        }
        return extended.toString();
    }

    /** Returns a body with the fields merged in. */
    String body(String body) {
        if (fields.isEmpty() && !developer) {
            return body;
        }
        try {
            JsonNode root = JSON.readTree(body);
            if (!(root instanceof ObjectNode object)) {
                return body;
            }
            BodyFields.merge(object, fields);
            if (developer
                    && object.at("/messages/0") instanceof ObjectNode first
                    && first.path("role").asText().equals("system")) {
                first.put("role", "developer");
            }
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("LangChain4j writes JSON", e);
        }
    }
}
