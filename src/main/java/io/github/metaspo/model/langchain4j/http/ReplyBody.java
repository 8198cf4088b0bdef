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
 * The body of a response. LangChain4j passes over errors that come with status 200. The same code finds them in all protocols; what a
 * reply says is read by a {@link io.github.metaspo.model.langchain4j.reply.ReplyReader}.
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

    /** All values: a server that streams although nobody asked it to sends several. */
    private static List<JsonNode> json(String text) {
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (all.hasNextValue()) {
                values.add(all.nextValue());
            }
        } catch (IOException e) {
            // what is behind the last whole value says nothing
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

    /** The JSON values of the body; none where it holds no JSON. */
    public List<JsonNode> values() {
        return values;
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
        return object.isObject() ? ServerError.of(object) : ServerError.undescribed(text);
    }

    /** The error in the body of a success, if there is one. */
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
                .map(reason -> ServerError.undescribed(
                        "the reply ended with an error, of which the server says nothing more"));
    }

    /** A message in the body of a success that is neither a reply nor an error. */
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
