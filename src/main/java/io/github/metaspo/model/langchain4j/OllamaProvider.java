package io.github.metaspo.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import io.github.metaspo.model.Secret;
import io.github.metaspo.model.langchain4j.reply.OllamaReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;
import io.github.metaspo.suite.ModelSettings;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Ollama. It needs no key; one that the suite names is sent as a bearer token, for a gateway before it. */
public final class OllamaProvider extends ChatProvider {

    /** For the service loader. */
    public OllamaProvider() {
        super(
                "ollama",
                "http://localhost:11434",
                List.of(),
                Map.of(),
                new BodyFields(
                        Map.of(
                                "temperature",
                                "/options/temperature",
                                "topP",
                                "/options/top_p",
                                "stop",
                                "/options/stop",
                                "seed",
                                "/options/seed",
                                "maxTokens",
                                "/options/num_predict",
                                "reasoningEffort",
                                "/think"),
                        List.of("model", "messages", "stream")));
    }

    @Override
    String unknownModelHint(ModelSettings settings, URI address) {
        return "fetch it with: ollama pull " + settings.name().orElseThrow();
    }

    @Override
    ReplyReader replies() {
        return new OllamaReplies();
    }

    @Override
    ChatModel connect(Connection connection) {
        return OllamaChatModel.builder()
                .httpClientBuilder(connection.http())
                .maxRetries(0)
                .baseUrl(connection.baseUrl())
                .customHeaders(connection
                        .endpoint()
                        .key()
                        .secret()
                        .map(OllamaProvider::bearer)
                        .orElse(Map.of()))
                .modelName(connection.model())
                .temperature(connection.temperature())
                .seed(connection.seed())
                .numPredict(connection.settings().maxTokens())
                .build();
    }

    private static Map<String, String> bearer(Secret key) {
        return Map.of("Authorization", "Bearer " + key.reveal());
    }
}
