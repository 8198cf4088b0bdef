package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * Reads the replies of one protocol. LangChain4j's own reading drops what a budget and a gate have to know: why there is no answer,
 * what is billed, and what is thinking.
 */
public sealed interface ReplyReader permits AnthropicReplies, GeminiReplies, OllamaReplies, OpenAiReplies {

    /**
     * Reads a reply.
     *
     * @param body the JSON of a success; several values where the server streams although nobody asked it to
     */
    Received read(List<JsonNode> body);

    /** Texts of an array's elements, joined without anything between. */
    static String joined(JsonNode array, String field) {
        StringBuilder text = new StringBuilder();
        array.forEach(element -> text.append(element.path(field).asText("")));
        return text.toString();
    }

    /** The elements of an array, none where it is no array. */
    static List<JsonNode> elements(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** A text that is there and not blank. */
    static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    /** A count of tokens; servers also write it as text, with a fraction, or as null. */
    static OptionalLong count(JsonNode node) {
        if (node.isNumber()) {
            return OptionalLong.of(Math.max(0, node.longValue()));
        }
        String text = node.asText("");
        return text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /**
     * The end of a reply whose reason to end says nothing against its text.
     *
     * @param tool that is called; empty where none is
     * @param missing what to say where there is no text
     */
    static End end(String text, Optional<String> tool, String missing) {
        if (!text.isBlank()) {
            return End.WHOLE;
        }
        return tool.map(name -> new End(End.Kind.TOOL_CALL, name)).orElseGet(() -> End.missing(missing));
    }
}
