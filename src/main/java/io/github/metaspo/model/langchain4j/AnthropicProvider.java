package io.github.metaspo.model.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.langchain4j.reply.AnthropicReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.util.List;
import java.util.Map;

/** Anthropic. Its protocol knows no seed, so one in the suite is refused. */
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
                        List.of("model", "messages", "system", "stream")));
    }

    @Override
    ReplyReader replies() {
        return new AnthropicReplies();
    }

    @Override
    ChatModel connect(Connection connection) throws ModelException {
        if (connection.seed() != null) {
            throw Failures.misconfigured(
                    Kind.UNAVAILABLE, connection.settings(), "this provider knows no seed; leave it out");
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
