package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader for replies of OpenAI's chat completions API and of the many servers that approximate it. */
public final class OpenAiReplies implements ReplyReader {

    private static final List<String> THINKING = List.of("reasoning_content", "reasoning", "thinking");

    private static final List<String> THINKING_PARTS = List.of("thinking", "reasoning");
    private static final List<String> THINKING_TOKENS = List.of(
            "/completion_tokens_details/reasoning_tokens",
            "/output_tokens_details/reasoning_tokens",
            "/reasoning_tokens");

    @Override
    public Received read(List<JsonNode> body) {
        List<JsonNode> messages = body.stream()
                .map(piece -> piece.path("choices").path(0))
                .map(choice -> choice.has("message") ? choice.path("message") : choice.path("delta"))
                .toList();
        String text = messages.stream().map(message -> content(message, false)).collect(Collectors.joining());
        return new Received(
                text,
                messages.stream().map(OpenAiReplies::thinking).collect(Collectors.joining()),
                end(body, messages, text),
                body.stream()
                        .map(piece -> usage(piece.path("usage")))
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> b),
                body.stream()
                        .map(piece -> ReplyReader.text(piece.path("model")))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Returns the content, which is a text, or parts of which some are thinking. */
    private static String content(JsonNode message, boolean thinking) {
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            return thinking ? "" : content.asText("");
        }
        return ReplyReader.elements(content).stream()
                .filter(part -> THINKING_PARTS.contains(part.path("type").asText()) == thinking)
                .map(OpenAiReplies::part)
                .collect(Collectors.joining());
    }

    /** Returns the text of a part. Mistral's thinking is a list of parts within a part. */
    private static String part(JsonNode part) {
        if (part.isTextual()) {
            return part.textValue();
        }
        return Stream.of("text", "thinking", "reasoning")
                .map(part::path)
                .map(value -> value.isArray() ? ReplyReader.joined(value, "text") : value.asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String thinking(JsonNode message) {
        return THINKING.stream()
                        .map(message::path)
                        .map(JsonNode::textValue)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse("")
                + content(message, true);
    }

    private static End end(List<JsonNode> body, List<JsonNode> messages, String text) {
        String reason = body.stream()
                .map(piece ->
                        piece.path("choices").path(0).path("finish_reason").asText(""))
                .filter(given -> !given.isEmpty() && !given.equals("null"))
                .reduce("", (earlier, later) -> later);
        Optional<String> refusal = messages.stream()
                .map(message -> ReplyReader.text(message.path("refusal")))
                .flatMap(Optional::stream)
                .findFirst();
        if (body.stream().allMatch(piece -> piece.path("choices").path(0).isMissingNode())) {
            return body.stream().anyMatch(piece -> piece.has("choices"))
                    ? End.missing("no choice")
                    : End.unreadable("it has no choices");
        }
        if (refusal.isPresent() || reason.equals("content_filter")) {
            return End.withheld(refusal.orElse("no reason given"));
        }
        if (reason.equals("length")) {
            return End.CUT;
        }
        return ReplyReader.end(
                text,
                messages.stream()
                        .flatMap(message -> Stream.of(
                                        "/tool_calls/0/function/name", "/tool_calls/0/name", "/function_call/name")
                                .map(message::at))
                        .map(ReplyReader::text)
                        .flatMap(Optional::stream)
                        .findFirst(),
                reason.isEmpty() ? "no content" : "no content; finish reason " + reason);
    }

    /**
     * Returns the usage. Reasoning is part of the completion tokens; if a server's total is higher, the total is
     * billed.
     */
    private static Optional<Usage> usage(JsonNode usage) {
        OptionalLong input = ReplyReader.count(usage.path("prompt_tokens"));
        OptionalLong output = ReplyReader.count(usage.path("completion_tokens"));
        OptionalLong total = ReplyReader.count(usage.path("total_tokens"));
        if (input.isEmpty() || output.isEmpty() && total.isEmpty()) {
            return Optional.empty();
        }
        long read = input.getAsLong();
        return Optional.of(new Usage(
                read,
                Math.max(output.orElse(0), total.orElse(0) - read),
                THINKING_TOKENS.stream()
                        .mapToLong(name -> ReplyReader.count(usage.at(name)).orElse(0))
                        .max()
                        .orElse(0)));
    }
}
