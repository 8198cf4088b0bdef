package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import io.github.metaspo.model.langchain4j.http.BodyFields;
import io.github.metaspo.model.langchain4j.http.NamedOption;
import io.github.metaspo.model.langchain4j.reply.GeminiReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.util.List;
import java.util.Map;

/** Provider for Google Gemini. */
public final class GeminiProvider extends ChatProvider {

    private static final String BUDGET = "/generationConfig/thinkingConfig/thinkingBudget";
    private static final int DYNAMIC = -1;

    /** For the service loader. */
    public GeminiProvider() {
        super(
                "gemini",
                "https://generativelanguage.googleapis.com/v1beta",
                List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                Map.of(),
                new BodyFields(
                        Map.of(
                                "temperature",
                                "/generationConfig/temperature",
                                "topP",
                                "/generationConfig/topP",
                                "stop",
                                "/generationConfig/stopSequences",
                                "seed",
                                "/generationConfig/seed",
                                "maxTokens",
                                "/generationConfig/maxOutputTokens",
                                "reasoningEffort",
                                "/generationConfig/thinkingConfig/thinkingLevel"),
                        Map.of(
                                "thinking",
                                NamedOption.flag(on ->
                                        NamedOption.field(BUDGET, IntNode.valueOf(on.booleanValue() ? DYNAMIC : 0))),
                                "thinkingBudget",
                                NamedOption.count(tokens -> NamedOption.field(BUDGET, tokens))),
                        List.of("contents", "systemInstruction")));
    }

    @Override
    ReplyReader replies() {
        return new GeminiReplies();
    }

    @Override
    ChatModel connect(Connection connection) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(connection.http())
                .maxRetries(0)
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .seed(connection.seed())
                .maxOutputTokens(connection.settings().maxTokens())
                .build();
    }
}
