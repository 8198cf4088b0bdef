package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A response body before LangChain4j reads it: LangChain4j passes over errors that come with status 200, and does not
 * tell an unknown reason for the end of a reply from a missing one. The same code reads all protocols.
 */
final class ReplyBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FINISH_REASONS =
            List.of("finish_reason", "finishReason", "stop_reason", "done_reason");

    private final String text;
    private final JsonNode root;

    private ReplyBody(String text, JsonNode root) {
        this.text = text;
        this.root = root;
    }

    static ReplyBody of(String text) {
        return new ReplyBody(text, json(text));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether this is markup, as of a login page or a server's start page. */
    boolean isWebPage() {
        return root.isMissingNode() && text.stripLeading().startsWith("<");
    }

    /** The error in the body of a response that is no success; its words are the body's own where it has no message. */
    ServerError refusal() {
        JsonNode object = root.isArray() ? root.path(0) : root;
        JsonNode error = object.path("error");
        if (isError(error)) {
            return ServerError.of(error);
        }
        return object.isObject() ? ServerError.of(object) : new ServerError(List.of(), text, Optional.empty());
    }

    /** The error in the body of a success, if there is one. */
    Optional<ServerError> error() {
        JsonNode object = root.isArray() ? root.path(0) : root;
        Optional<ServerError> described = Stream.of(object, choice())
                .map(node -> node.path("error"))
                .filter(ReplyBody::isError)
                .findFirst()
                .map(ServerError::of);
        if (described.isPresent()) {
            return described;
        }
        if ("error".equals(object.path("object").asText())
                || "error".equals(object.path("type").asText())) {
            return Optional.of(ServerError.of(object));
        }
        String blocked = object.path("promptFeedback").path("blockReason").asText();
        if (!blocked.isEmpty()) {
            return Optional.of(new ServerError(List.of("content_filter"), blocked, Optional.empty()));
        }
        return finishReason()
                .filter("error"::equalsIgnoreCase)
                .map(reason -> new ServerError(
                        List.of(),
                        "the reply ended with an error, of which the server says nothing more",
                        Optional.empty()));
    }

    /** A message in the body of a success that is neither a reply nor an error. */
    Optional<String> message() {
        return Stream.of("message", "detail", "msg")
                .map(root::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** Why the reply ended, in the protocol's own word. */
    Optional<String> finishReason() {
        return Stream.of(choice(), root)
                .flatMap(node -> FINISH_REASONS.stream().map(node::path))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** The message of a reply. */
    ReplyMessage reply() {
        return new ReplyMessage(root);
    }

    private JsonNode choice() {
        JsonNode choices = root.path("choices");
        return (choices.isArray() ? choices : root.path("candidates")).path(0);
    }

    private static boolean isError(JsonNode error) {
        return error.isTextual() ? !error.textValue().isBlank() : error.isObject() && !error.isEmpty();
    }
}
