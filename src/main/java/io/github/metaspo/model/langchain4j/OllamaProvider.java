package io.github.metaspo.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Secret;
import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.langchain4j.http.BodyFields;
import io.github.metaspo.model.langchain4j.http.NamedOption;
import io.github.metaspo.model.langchain4j.reply.OllamaReplies;
import io.github.metaspo.model.langchain4j.reply.ReplyReader;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Provider for Ollama. It needs no key; one in the suite is sent as a bearer token, for a gateway in front of it. */
public final class OllamaProvider extends ChatProvider {

    private static final int SMALLEST_CONTEXT = 4096;

    /** Safety factor: the model's tokenizer may count more than ours. */
    private static final double COUNTING_MARGIN = 1.3;

    /** Allowance for the tokens of a chat template. */
    private static final int TEMPLATE = 64;

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
                        Map.of(
                                "contextLength",
                                NamedOption.count(tokens -> NamedOption.field("/options/num_ctx", tokens)),
                                "thinking",
                                NamedOption.flag(on -> NamedOption.field("/think", on)),
                                "keepAlive",
                                new NamedOption(
                                        value -> value.isTextual() || value.canConvertToExactIntegral(),
                                        "a time such as 10m, or seconds",
                                        time -> NamedOption.field("/keep_alive", time))),
                        List.of("model", "messages", "stream")));
    }

    @Override
    String unknownModelHint(ModelSettings settings, URI address) {
        return "fetch it with: ollama pull " + settings.name().orElseThrow();
    }

    /**
     * Sets a context length that fits the request, because Ollama's default is small and it silently drops the
     * beginning of longer prompts.
     */
    @Override
    Function<Request, ChatRequestParameters> parameters(ModelSettings settings) {
        TokenCount count = new TokenCount();
        AtomicInteger largest = new AtomicInteger(SMALLEST_CONTEXT);
        return request -> {
            double needed = COUNTING_MARGIN * count.of(request.messages()) + TEMPLATE + settings.maxTokens();
            // another length makes Ollama reload the model, so it only grows, to powers of two
            int context = largest.updateAndGet(
                    present -> present >= needed ? present : Integer.highestOneBit((int) Math.ceil(needed) - 1) << 1);
            return OllamaChatRequestParameters.builder().numCtx(context).build();
        };
    }

    @Override
    boolean queues() {
        return true;
    }

    @Override
    Optional<String> refusal(URI address) {
        String path = address.getPath().replaceFirst("/+$", "");
        return path.endsWith("/v1") || path.endsWith("/api")
                ? Optional.of("ends in " + path.substring(path.lastIndexOf('/')) + ", but the provider ollama needs the"
                        + " server's root; leave that out"
                        + (path.endsWith("/v1") ? ", or write provider: openai" : ""))
                : Optional.empty();
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
