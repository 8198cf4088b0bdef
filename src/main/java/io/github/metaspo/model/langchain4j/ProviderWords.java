package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.model.Secret;

import java.util.List;
import java.util.stream.Stream;

/** What a provider says about a failure, made fit for one line of a log: it is untrusted and may quote a key. */
final class ProviderWords {

    private static final int MOST_CHARACTERS = 300;
    private static final List<String> PLACES = List.of("/error/message", "/error", "/message", "/detail");
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Secret> secrets;

    ProviderWords(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The message in the body of a failed response, or the body itself where there is none. */
    String inBody(String body) {
        return tame(messageIn(body));
    }

    /** One line without keys and control characters, of at most 300 characters. */
    String tame(String text) {
        String safe = text;
        for (Secret secret : secrets) {
            safe = secret.redact(safe);
        }
        String line = safe.replaceAll("[\\p{C}\\s]+", " ").strip();
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 3) + "...";
    }

    private static String messageIn(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            // some gateways wrap the error in a list
            Stream<JsonNode> candidates = Stream.of(root, root.path(0));
            return candidates
                    .flatMap(node -> PLACES.stream().map(node::at))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .findFirst()
                    .orElse(body);
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
