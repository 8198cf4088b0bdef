package io.github.metaspo.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.model.langchain4j.http.BodyFields;
import io.github.metaspo.model.langchain4j.reply.OpenAiReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Provider for OpenAI and servers with its protocol, for example vLLM or llama.cpp, which need no key.
 *
 * <p>OpenAI's reasoning models reject {@code max_tokens}. Write {@code options: {max_completion_tokens: 8192}} for
 * these, or {@code options: {maxTokensParameter: max_completion_tokens}} to send {@code maxTokens} under that name.
 */
public final class OpenAiProvider extends ChatProvider {

    private static final String PARAMETER = "maxTokensParameter";
    private static final String COMPLETION_TOKENS = "max_completion_tokens";

    /** For the service loader. */
    public OpenAiProvider() {
        super(
                "openai",
                "https://api.openai.com/v1",
                List.of("OPENAI_API_KEY"),
                Map.of(PARAMETER, List.of("max_tokens", COMPLETION_TOKENS)),
                new BodyFields(
                        Map.of(
                                "temperature",
                                "/temperature",
                                "topP",
                                "/top_p",
                                "stop",
                                "/stop",
                                "seed",
                                "/seed",
                                "maxTokens",
                                "/max_tokens",
                                "reasoningEffort",
                                "/reasoning_effort"),
                        Map.of(),
                        List.of("model", "messages", "stream", "n")));
    }

    @Override
    boolean renamesMaxTokens(ModelSettings settings) {
        return !settings.options().containsKey(PARAMETER) && !settings.options().containsKey(COMPLETION_TOKENS);
    }

    @Override
    boolean needsKeyElsewhere() {
        return false;
    }

    @Override
    boolean supportsDeveloperRole() {
        return true;
    }

    @Override
    String unknownModelHint(ModelSettings settings, URI address) {
        return address.getPath().contains("/v1")
                ? super.unknownModelHint(settings, address)
                : "correct its name or baseUrl, which ends in /v1 for most servers";
    }

    @Override
    ReplyReader replies() {
        return new OpenAiReplies();
    }

    @Override
    ChatModel connect(Connection connection) {
        OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(connection.http())
                .maxRetries(0)
                .baseUrl(connection.baseUrl())
                .apiKey(connection.key())
                .modelName(connection.model())
                .temperature(connection.temperature())
                .seed(connection.seed());
        ModelSettings settings = connection.settings();
        if (settings.options().containsKey(COMPLETION_TOKENS)) {
            return builder.build();
        }
        return COMPLETION_TOKENS.equals(settings.options().get(PARAMETER))
                ? builder.maxCompletionTokens(settings.maxTokens()).build()
                : builder.maxTokens(settings.maxTokens()).build();
    }
}
