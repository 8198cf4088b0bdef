package io.github.metaspo.model.langchain4j;

import java.net.URI;
import java.util.List;

/** Requests and replies of each protocol, as documented by its provider. */
public enum Protocol {
    OPENAI("openai", "/v1", "OPENAI_API_KEY", "/v1/chat/completions", "authorization") {
        @Override
        public String reply(String text, boolean cut) {
            return """
                    {"id": "1", "object": "chat.completion", "created": 1, "model": "tiny-2026",
                     "choices": [{"index": 0, "finish_reason": "%s", "message": {"role": "assistant", "content": %s}}],
                     "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}
                    """
                    .formatted(cut ? "length" : "stop", text);
        }

        @Override
        String filtered() {
            return reply("null", false).replace("\"stop\"", "\"content_filter\"");
        }

        @Override
        List<String> sent() {
            return List.of(
                    "/model=tiny",
                    "/messages/0/role=system",
                    "/messages/0/content=Be brief.",
                    "/messages/1/role=user",
                    "/messages/1/content=How good?",
                    "/temperature=0.5",
                    "/max_tokens=512");
        }

        @Override
        String userWithoutSystem() {
            return "/messages/0/content";
        }
    },
    ANTHROPIC("anthropic", "/v1", "ANTHROPIC_API_KEY", "/v1/messages", "x-api-key") {
        @Override
        public String reply(String text, boolean cut) {
            String content = text.equals("null") ? "" : "{\"type\": \"text\", \"text\": %s}".formatted(text);
            return """
                    {"id": "1", "type": "message", "role": "assistant", "model": "tiny-2026", "content": [%s],
                     "stop_reason": "%s", "usage": {"input_tokens": 11, "output_tokens": 7}}
                    """
                    .formatted(content, cut ? "max_tokens" : "end_turn");
        }

        @Override
        String filtered() {
            return reply("null", false).replace("end_turn", "refusal");
        }

        @Override
        List<String> sent() {
            return List.of(
                    "/model=tiny",
                    "/system/0/text=Be brief.",
                    "/messages/0/role=user",
                    "/messages/0/content/0/text=How good?",
                    "/temperature=0.5",
                    "/max_tokens=512");
        }

        @Override
        String userWithoutSystem() {
            return "/messages/0/content/0/text";
        }
    },
    GEMINI("gemini", "/v1beta", "GEMINI_API_KEY", "/v1beta/models/tiny:generateContent", "x-goog-api-key") {
        @Override
        public String reply(String text, boolean cut) {
            String parts = text.equals("null") ? "" : "{\"text\": %s}".formatted(text);
            return """
                    {"candidates": [{"content": {"role": "model", "parts": [%s]}, "finishReason": "%s", "index": 0}],
                     "usageMetadata": {"promptTokenCount": 11, "candidatesTokenCount": 7, "totalTokenCount": 18},
                     "modelVersion": "tiny-2026"}
                    """
                    .formatted(parts, cut ? "MAX_TOKENS" : "STOP");
        }

        @Override
        String filtered() {
            return reply("null", false).replace("\"STOP\"", "\"SAFETY\"");
        }

        @Override
        List<String> sent() {
            return List.of(
                    "/systemInstruction/parts/0/text=Be brief.",
                    "/contents/0/role=user",
                    "/contents/0/parts/0/text=How good?",
                    "/generationConfig/temperature=0.5",
                    "/generationConfig/maxOutputTokens=512");
        }

        @Override
        String userWithoutSystem() {
            return "/contents/0/parts/0/text";
        }
    },
    OLLAMA("ollama", "", "OLLAMA_KEY", "/api/chat", "authorization") {
        @Override
        public String reply(String text, boolean cut) {
            return """
                    {"model": "tiny-2026", "created_at": "2026-01-01T00:00:00Z", "done": true, "done_reason": "%s",
                     "message": {"role": "assistant", "content": %s}, "prompt_eval_count": 11, "eval_count": 7}
                    """
                    .formatted(cut ? "length" : "stop", text);
        }

        @Override
        String filtered() {
            return "";
        }

        @Override
        List<String> sent() {
            return List.of(
                    "/model=tiny",
                    "/messages/0/role=system",
                    "/messages/0/content=Be brief.",
                    "/messages/1/role=user",
                    "/messages/1/content=How good?",
                    "/options/temperature=0.5",
                    "/options/num_predict=512",
                    "/stream=false");
        }

        @Override
        String userWithoutSystem() {
            return "/messages/0/content";
        }
    };

    private final String provider;
    private final String basePath;
    private final String keyVariable;
    private final String path;
    private final String keyHeader;

    Protocol(String provider, String basePath, String keyVariable, String path, String keyHeader) {
        this.provider = provider;
        this.basePath = basePath;
        this.keyVariable = keyVariable;
        this.path = path;
        this.keyHeader = keyHeader;
    }

    /** A whole reply; the text is JSON, with quotes or null. */
    public abstract String reply(String text, boolean cut);

    /** A reply that the provider withholds; empty where the protocol has none. */
    abstract String filtered();

    /** JSON pointers into the request for "Be brief." and "How good?" at temperature 0.5, with the values expected. */
    abstract List<String> sent();

    /** Where the user message stands when there is no system message. */
    abstract String userWithoutSystem();

    /** JSON pointers to the texts of the messages user, assistant, user behind a system prompt, and to the assistant's role. */
    List<String> conversation() {
        return switch (this) {
            case OPENAI, OLLAMA ->
                List.of("/messages/1/content", "/messages/2/content", "/messages/3/content", "/messages/2/role");
            case ANTHROPIC ->
                List.of(
                        "/messages/0/content/0/text",
                        "/messages/1/content/0/text",
                        "/messages/2/content/0/text",
                        "/messages/1/role");
            case GEMINI ->
                List.of(
                        "/contents/0/parts/0/text",
                        "/contents/1/parts/0/text",
                        "/contents/2/parts/0/text",
                        "/contents/1/role");
        };
    }

    public String provider() {
        return provider;
    }

    public URI baseUrl(String server) {
        return URI.create(server + basePath);
    }

    String keyVariable() {
        return keyVariable;
    }

    String path() {
        return path;
    }

    String keyHeader() {
        return keyHeader;
    }
}
