package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * Reader for the replies of one protocol. LangChain4j's own parsing drops what budget and gate need: why there is no
 * answer, what is billed, and what is thinking.
 */
public sealed interface ReplyReader permits AnthropicReplies, GeminiReplies, OllamaReplies, OpenAiReplies {

    /**
     * Reads a reply.
     *
     * @param body JSON values of a successful response; several if the server streams unasked
     */
    Received read(List<JsonNode> body);

    /** Returns a text field of all elements of an array, joined without a separator. */
    static String joined(JsonNode array, String field) {
        StringBuilder text = new StringBuilder();
        array.forEach(element -> text.append(element.path(field).asText("")));
        return text.toString();
    }

    /** Returns the elements of an array, or none if it is not an array. */
    static List<JsonNode> elements(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** Returns a text, or empty if it is missing or blank. */
    static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    /** Returns a token count, 0 or above; servers also write it as text, with a fraction, or as null. */
    static OptionalLong count(JsonNode node) {
        if (node.isNumber()) {
            return OptionalLong.of(Math.max(0, node.longValue()));
        }
        String text = node.asText("");
        return text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /**
     * Returns the end of a reply whose finish reason does not rule out a complete answer.
     *
     * @param tool tool that is called, if any
     * @param missing explanation if there is no text
     */
    static End end(String text, Optional<String> tool, String missing) {
        if (!text.isBlank()) {
            return End.WHOLE;
        }
        return tool.map(name -> new End(End.Kind.TOOL_CALL, name)).orElseGet(() -> End.missing(missing));
    }
}
