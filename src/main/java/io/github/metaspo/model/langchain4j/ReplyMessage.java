package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What LangChain4j does not read of the message in a reply. The same code reads all protocols. */
final class ReplyMessage {

    private static final List<String> THINKING = List.of("reasoning_content", "reasoning", "thinking");
    private static final List<String> THINKING_PARTS = List.of("thinking", "reasoning");
    private static final List<String> THINKING_TOKENS = List.of(
            "/usage/completion_tokens_details/reasoning_tokens",
            "/usage/output_tokens_details/reasoning_tokens",
            "/usage/output_tokens_details/thinking_tokens",
            "/usage/reasoning_tokens",
            "/usageMetadata/thoughtsTokenCount");
    private static final List<String> ALL_TOKENS = List.of("/usage/total_tokens", "/usageMetadata/totalTokenCount");
    private static final List<String> TOOL_NAMES =
            List.of("/tool_calls/0/function/name", "/tool_calls/0/name", "/function_call/name");

    private final JsonNode root;
    private final JsonNode message;

    ReplyMessage(JsonNode root) {
        this.root = root;
        this.message = Stream.of(root.at("/choices/0/message"), root.at("/candidates/0/content"), root.path("message"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(root);
    }

    /** What the model thought; empty where the reply has no field for it, or nothing in it. */
    String thinking() {
        List<String> texts = new ArrayList<>();
        THINKING.stream()
                .map(message::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(texts::add);
        for (JsonNode part : parts()) {
            if (isThinking(part)) {
                texts.add(text(part));
            }
        }
        return String.join("\n", texts);
    }

    /** The tool that the model calls, by its name; empty where it calls none. */
    Optional<String> tool() {
        Stream<JsonNode> inParts = parts().stream()
                .flatMap(part -> part.path("type").asText().equals("tool_use")
                        ? Stream.of(part.path("name"))
                        : Stream.of(part.at("/functionCall/name")));
        return Stream.concat(TOOL_NAMES.stream().map(message::at), inParts)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** Tokens that were thought; 0 where the server does not tell. */
    long thinkingTokens() {
        return first(THINKING_TOKENS);
    }

    /** The tokens of the reply: some servers do not count those that were thought among them, which only their total shows. */
    long outputTokens(long input, long output) {
        long thinking = thinkingTokens();
        return first(ALL_TOKENS) == input + output + thinking ? output + thinking : Math.max(output, thinking);
    }

    /**
     * The body as LangChain4j can read it, if it cannot as it is: a text in the place of parts in OpenAI's protocol, and no thinking
     * among the parts of Gemini's, which would become part of the text.
     */
    Optional<String> readable() {
        boolean partsInChoice = root.at("/choices/0/message/content").isArray();
        boolean thinkingInParts =
                message.path("parts").isArray() && parts().stream().anyMatch(ReplyMessage::isThinking);
        if (!partsInChoice && !thinkingInParts) {
            return Optional.empty();
        }
        ObjectNode copy = root.deepCopy();
        if (partsInChoice) {
            ((ObjectNode) copy.at("/choices/0/message")).put("content", textOfParts());
        } else {
            ArrayNode kept = ((ObjectNode) copy.at("/candidates/0/content")).putArray("parts");
            parts().stream().filter(part -> !isThinking(part)).forEach(kept::add);
        }
        return Optional.of(copy.toString());
    }

    private String textOfParts() {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts()) {
            if (!isThinking(part)) {
                text.append(part.isTextual() ? part.textValue() : text(part));
            }
        }
        return text.toString();
    }

    private List<JsonNode> parts() {
        List<JsonNode> parts = new ArrayList<>();
        Stream.of(message.path("content"), message.path("parts"))
                .filter(JsonNode::isArray)
                .forEach(list -> list.forEach(parts::add));
        return parts;
    }

    private static boolean isThinking(JsonNode part) {
        return THINKING_PARTS.contains(part.path("type").asText())
                || part.path("thought").asBoolean();
    }

    /** Of Mistral's thinking, too, which is a list of parts within a part. */
    private static String text(JsonNode part) {
        for (String name : List.of("text", "thinking", "reasoning")) {
            JsonNode value = part.path(name);
            if (value.isTextual()) {
                return value.textValue();
            }
            if (value.isArray()) {
                StringBuilder text = new StringBuilder();
                value.forEach(inner -> text.append(inner.path("text").asText()));
                return text.toString();
            }
        }
        return "";
    }

    private long first(List<String> pointers) {
        return pointers.stream()
                .map(root::at)
                .filter(JsonNode::canConvertToLong)
                .mapToLong(JsonNode::longValue)
                .filter(tokens -> tokens >= 0)
                .findFirst()
                .orElse(0);
    }
}
