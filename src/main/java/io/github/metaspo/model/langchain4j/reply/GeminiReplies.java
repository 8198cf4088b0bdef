package io.github.metaspo.model.langchain4j.reply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.langchain4j.reply.Received.End;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reader for replies of Gemini's generateContent: the parts of a candidate, some of which are thoughts. */
public final class GeminiReplies implements ReplyReader {

    /** Finish reasons that do not change with retries. */
    private static final Set<String> WITHHELD = Set.of(
            "SAFETY",
            "RECITATION",
            "PROHIBITED_CONTENT",
            "SPII",
            "BLOCKLIST",
            "LANGUAGE",
            "IMAGE_SAFETY",
            "IMAGE_PROHIBITED_CONTENT",
            "IMAGE_RECITATION",
            "MODEL_ARMOR");

    private static final Set<String> USUAL = Set.of("", "STOP", "FINISH_REASON_UNSPECIFIED");

    @Override
    public Received read(List<JsonNode> body) {
        JsonNode last = body.get(body.size() - 1);
        JsonNode candidate = last.path("candidates").path(0);
        List<JsonNode> parts = ReplyReader.elements(candidate.path("content").path("parts"));
        String text = texts(parts, false);
        return new Received(
                text,
                texts(parts, true),
                end(last, candidate, text),
                usage(last.path("usageMetadata")),
                ReplyReader.text(last.path("modelVersion")));
    }

    private static String texts(List<JsonNode> parts, boolean thought) {
        return parts.stream()
                .filter(part -> part.path("thought").asBoolean() == thought)
                .map(part -> part.path("text").asText(""))
                .collect(Collectors.joining());
    }

    private static End end(JsonNode body, JsonNode candidate, String text) {
        Optional<String> blocked = ReplyReader.text(body.path("promptFeedback").path("blockReason"));
        if (blocked.isPresent()) {
            return End.withheld(with(blocked.get(), body.path("promptFeedback").path("blockReasonMessage")));
        }
        if (candidate.isMissingNode()) {
            return body.has("candidates") || body.has("usageMetadata")
                    ? End.missing("no candidate")
                    : End.unreadable("it has no candidates");
        }
        String reason = candidate.path("finishReason").asText("");
        if (reason.equals("MAX_TOKENS")) {
            return End.CUT;
        }
        if (WITHHELD.contains(reason)) {
            return End.withheld(with(reason, candidate.path("finishMessage")));
        }
        return ReplyReader.end(
                text,
                ReplyReader.elements(candidate.at("/content/parts")).stream()
                        .map(part -> ReplyReader.text(part.at("/functionCall/name")))
                        .flatMap(Optional::stream)
                        .findFirst(),
                USUAL.contains(reason)
                        ? "no text"
                        : "no text; finish reason " + with(reason, candidate.path("finishMessage")));
    }

    private static String with(String reason, JsonNode message) {
        return reason + ReplyReader.text(message).map(words -> ": " + words).orElse("");
    }

    /**
     * Returns the usage. Thoughts are billed as output; candidatesTokenCount does not include them, but the total does.
     */
    private static Optional<Usage> usage(JsonNode usage) {
        OptionalLong input = ReplyReader.count(usage.path("promptTokenCount"));
        OptionalLong candidates = ReplyReader.count(usage.path("candidatesTokenCount"));
        OptionalLong total = ReplyReader.count(usage.path("totalTokenCount"));
        if (input.isEmpty() && candidates.isEmpty() && total.isEmpty()) {
            return Optional.empty();
        }
        long read = input.orElse(0)
                + ReplyReader.count(usage.path("toolUsePromptTokenCount")).orElse(0);
        long thought = ReplyReader.count(usage.path("thoughtsTokenCount")).orElse(0);
        long written = candidates.orElse(0) + thought;
        return Optional.of(new Usage(read, Math.max(written, total.orElse(0) - read), thought));
    }
}
