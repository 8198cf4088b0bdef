package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reader for replies of Ollama's chat API: one message, or its pieces if the server streams unasked. */
public final class OllamaReplies implements ReplyReader {

    @Override
    public Received read(List<JsonNode> body) {
        JsonNode last = body.get(body.size() - 1);
        String text = texts(body, "content");
        return new Received(
                text, texts(body, "thinking"), end(last, text), usage(last), ReplyReader.text(last.path("model")));
    }

    private static String texts(List<JsonNode> pieces, String field) {
        return pieces.stream()
                .map(piece -> piece.path("message").path(field).asText(""))
                .collect(Collectors.joining());
    }

    private static End end(JsonNode last, String text) {
        if (!last.path("message").isObject()) {
            return End.unreadable(ReplyReader.text(last.path("status")).orElse("it has no message"));
        }
        if (last.has("done") && !last.path("done").asBoolean()) {
            return End.unreadable("it is not done");
        }
        String reason = last.path("done_reason").asText("");
        if (reason.equals("length")) {
            return End.CUT;
        }
        if (reason.equals("load")) {
            return End.missing("the model was only loaded");
        }
        return ReplyReader.end(text, ReplyReader.text(last.at("/message/tool_calls/0/function/name")), "no content");
    }

    /** Returns the usage. The count of a cached prompt may be missing. */
    private static Optional<Usage> usage(JsonNode last) {
        OptionalLong input = ReplyReader.count(last.path("prompt_eval_count"));
        OptionalLong output = ReplyReader.count(last.path("eval_count"));
        return input.isEmpty() || output.isEmpty()
                ? Optional.empty()
                : Optional.of(new Usage(input.getAsLong(), output.getAsLong()));
    }
}
