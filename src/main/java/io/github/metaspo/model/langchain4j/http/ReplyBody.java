package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parsed body of a response. It finds errors that come with status 200, which LangChain4j ignores, in all protocols.
 * Replies are read by a {@link io.github.metaspo.model.langchain4j.reply.ReplyReader}.
 */
public final class ReplyBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FINISH_REASONS =
            List.of("finish_reason", "finishReason", "stop_reason", "done_reason");

    private final String text;
    private final List<JsonNode> values;
    private final JsonNode root;

    private ReplyBody(String text, List<JsonNode> values) {
        this.text = text;
        this.values = List.copyOf(values);
        this.root = values.isEmpty() ? MissingNode.getInstance() : values.get(0);
    }

    static ReplyBody of(String text) {
        return new ReplyBody(text, json(isEventStream(text) ? data(text) : text));
    }

    /** Returns all JSON values; a server that streams unasked sends several. */
    private static List<JsonNode> json(String text) {
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (all.hasNextValue()) {
                values.add(all.nextValue());
            }
        } catch (IOException e) {
            // whatever follows the last complete value is ignored
            return values;
        }
        return values;
    }

    private static boolean isEventStream(String text) {
        String start = text.stripLeading();
        return start.startsWith("data:") || start.startsWith("event:") || start.startsWith(": ");
    }

    private static String data(String events) {
        return events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .filter(data -> !data.equals("[DONE]"))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the JSON values of the body, or none if it contains no JSON. */
    public List<JsonNode> values() {
        return values;
    }

    /** Returns whether the body is markup, for example a login page or a server's start page. */
    boolean isWebPage() {
        return root.isMissingNode() && text.stripLeading().startsWith("<");
    }

    /** Returns the error in the body of an error response. Its words are the whole body if this has no message. */
    ServerError refusal() {
        JsonNode object = root.isArray() ? root.path(0) : root;
        JsonNode error = object.path("error");
        if (isError(error)) {
            return ServerError.of(error);
        }
        return object.isObject() ? ServerError.of(object) : ServerError.undescribed(text);
    }

    /** Returns the error in the body of a successful response, if there is one. */
    Optional<ServerError> error() {
        JsonNode object = root.isArray() ? root.path(0) : root;
        Optional<ServerError> described = Stream.concat(values.stream(), Stream.of(object, choice()))
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
        return finishReason()
                .filter("error"::equalsIgnoreCase)
                .map(reason ->
                        ServerError.undescribed("the reply ended with an error that the server does not describe"));
    }

    /** Returns a message in the body of a successful response that is neither a reply nor an error. */
    Optional<String> message() {
        return Stream.of("message", "detail", "msg")
                .map(root::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private Optional<String> finishReason() {
        return Stream.of(choice(), root)
                .flatMap(node -> FINISH_REASONS.stream().map(node::path))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private JsonNode choice() {
        JsonNode choices = root.path("choices");
        return (choices.isArray() ? choices : root.path("candidates")).path(0);
    }

    private static boolean isError(JsonNode error) {
        return error.isTextual() ? !error.textValue().isBlank() : error.isObject() && !error.isEmpty();
    }
}
