package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.model.langchain4j.http.BodyFields;
import io.github.metaspo.model.langchain4j.http.Failures;
import io.github.metaspo.model.langchain4j.http.NamedOption;
import io.github.metaspo.model.langchain4j.reply.AnthropicReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.util.List;
import java.util.Map;

/** Provider for Anthropic. The protocol has no seed, so a seed in the suite is rejected. */
public final class AnthropicProvider extends ChatProvider {

    /** For the service loader. */
    public AnthropicProvider() {
        super(
                "anthropic",
                "https://api.anthropic.com/v1",
                List.of("ANTHROPIC_API_KEY"),
                Map.of(),
                new BodyFields(
                        Map.of(
                                "temperature",
                                "/temperature",
                                "topP",
                                "/top_p",
                                "stop",
                                "/stop_sequences",
                                "maxTokens",
                                "/max_tokens",
                                "reasoningEffort",
                                "/output_config/effort"),
                        Map.of(
                                "thinking",
                                new NamedOption(
                                        value -> value.isBoolean() || value.isObject(),
                                        "true, false, or an object as in the provider's API",
                                        AnthropicProvider::thinking),
                                "thinkingBudget",
                                NamedOption.count(AnthropicProvider::enabled)),
                        List.of("model", "messages", "system", "stream")));
    }

    private static ObjectNode thinking(JsonNode value) {
        return value.isObject()
                ? NamedOption.field("/thinking", value)
                : NamedOption.field("/thinking/type", TextNode.valueOf(value.booleanValue() ? "adaptive" : "disabled"));
    }

    private static ObjectNode enabled(JsonNode tokens) {
        ObjectNode fields = NamedOption.field("/thinking/budget_tokens", tokens);
        ((ObjectNode) fields.path("thinking")).put("type", "enabled");
        return fields;
    }

    @Override
    ReplyReader replies() {
        return new AnthropicReplies();
    }

    @Override
    ChatModel connect(Connection connection) throws ModelException {
        if (connection.seed() != null) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE, connection.settings(), "this provider does not support seed; leave it out");
        }
        return AnthropicChatModel.builder()
                .httpClientBuilder(connection.http())
                .maxRetries(0)
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .maxTokens(connection.settings().maxTokens())
                .build();
    }
}
