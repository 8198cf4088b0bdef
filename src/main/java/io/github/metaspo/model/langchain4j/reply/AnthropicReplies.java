package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reader for replies of Anthropic's Messages API: blocks of text and thinking. Other blocks are ignored. */
public final class AnthropicReplies implements ReplyReader {

    @Override
    public Received read(List<JsonNode> body) {
        JsonNode message = body.get(body.size() - 1);
        List<JsonNode> blocks = ReplyReader.elements(message.path("content"));
        String text = texts(blocks, "text");
        return new Received(
                text,
                texts(blocks, "thinking"),
                message.has("content") || message.has("stop_reason")
                        ? end(message, text, blocks)
                        : End.unreadable("it has no content"),
                usage(message.path("usage")),
                ReplyReader.text(message.path("model")));
    }

    /** Returns the texts of all blocks of a type, each in the field of the same name. */
    private static String texts(List<JsonNode> blocks, String type) {
        return blocks.stream()
                .filter(block -> type.equals(block.path("type").asText()))
                .map(block -> block.path(type).asText(""))
                .collect(Collectors.joining());
    }

    private static End end(JsonNode message, String text, List<JsonNode> blocks) {
        String reason = message.path("stop_reason").asText("");
        return switch (reason) {
            case "max_tokens", "model_context_window_exceeded" -> End.CUT;
            case "refusal" -> End.withheld(refusal(message));
            default ->
                ReplyReader.end(
                        text,
                        blocks.stream()
                                .filter(block -> block.path("type").asText().equals("tool_use"))
                                .map(block -> block.path("name").asText("unknown"))
                                .findFirst(),
                        (blocks.isEmpty() ? "no content" : "no text") + "; stop reason " + reason);
        };
    }

    private static String refusal(JsonNode message) {
        JsonNode details = message.path("stop_details");
        return "refusal"
                + ReplyReader.text(details.path("category"))
                        .map(category -> ", " + category)
                        .orElse("")
                + ReplyReader.text(details.path("explanation"))
                        .map(words -> ": " + words)
                        .orElse("");
    }

    /**
     * Returns the usage. Tokens written to and read from the cache count as input, too, though they have other prices.
     */
    private static Optional<Usage> usage(JsonNode usage) {
        OptionalLong input = ReplyReader.count(usage.path("input_tokens"));
        OptionalLong output = ReplyReader.count(usage.path("output_tokens"));
        if (input.isEmpty() && output.isEmpty()) {
            return Optional.empty();
        }
        long cached = ReplyReader.count(usage.path("cache_creation_input_tokens"))
                        .orElse(0)
                + ReplyReader.count(usage.path("cache_read_input_tokens")).orElse(0);
        return Optional.of(new Usage(
                input.orElse(0) + cached,
                output.orElse(0),
                ReplyReader.count(usage.at("/output_tokens_details/thinking_tokens"))
                        .orElse(0)));
    }
}
