package io.github.metaspo.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The settings of one model of a suite.
 *
 * @param provider name of a provider
 * @param name the provider's name of the model; empty if a file is given
 * @param file a model file; empty if a name is given
 * @param baseUrl the URL of the server; empty for the provider's default
 * @param apiKey the source of the key
 * @param temperature 0 or above; empty for the provider's default
 * @param seed seed of the provider's sampling
 * @param maxTokens maximum number of tokens of a reply, above 0
 * @param timeout time limit of one try of a call
 * @param deadline time after the first try of a call after which no retry begins
 * @param concurrency maximum number of concurrent calls, above 0
 * @param rate limits per minute
 * @param price empty if the suite gives none
 * @param request further settings of each request
 * @param location position of the model in the suite
 */
public record ModelSettings(
        String provider,
        Optional<String> name,
        Optional<Path> file,
        Optional<URI> baseUrl,
        ApiKey apiKey,
        OptionalDouble temperature,
        OptionalLong seed,
        int maxTokens,
        Duration timeout,
        Duration deadline,
        int concurrency,
        Rate rate,
        Optional<Price> price,
        RequestSettings request,
        Location location) {

    public ModelSettings {
        if (name.isPresent() == file.isPresent()) {
            throw new IllegalArgumentException("a model has either a name or a file");
        }
        if (maxTokens < 1 || concurrency < 1 || timeout.isNegative() || timeout.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("maxTokens, concurrency, timeout and deadline must be above 0");
        }
    }

    /** The source of a provider's key; never the key itself. */
    public sealed interface ApiKey {

        /** An environment variable. */
        record Environment(String variable) implements ApiKey {}

        /** The password of a server in settings.xml, decrypted. */
        record Server(String id) implements ApiKey {}

        /** The environment variable that the provider's own tools read. */
        record ProviderDefault() implements ApiKey {}
    }

    /**
     * Prices in USD per million tokens.
     *
     * @param input price of prompt tokens
     * @param output price of reply tokens
     */
    public record Price(double input, double output) {
        public Price {
            if (!(input >= 0) || !(output >= 0)) {
                throw new IllegalArgumentException("a price must be 0 or above");
            }
        }

        /** Returns an amount as text: rounded to cents, an amount below 1 USD to at least two significant digits. */
        public static String words(double usd) {
            String cents = String.format(Locale.ROOT, "%.2f", usd);
            if (usd <= 0 || usd >= 1) {
                return cents + " USD";
            }
            String exact = new BigDecimal(usd)
                    .round(new MathContext(2, RoundingMode.HALF_UP))
                    .stripTrailingZeros()
                    .toPlainString();
            return (exact.length() > cents.length() ? exact : cents) + " USD";
        }

        /** Returns the cost of the tokens in USD. */
        public double usd(long inputTokens, long outputTokens) {
            return (inputTokens * input + outputTokens * output) / 1_000_000;
        }
    }

    /**
     * Limits per minute; each is empty if there is no limit.
     *
     * @param requests maximum number of requests, above 0
     * @param tokens maximum number of tokens of prompts and replies, above 0
     */
    public record Rate(OptionalLong requests, OptionalLong tokens) {

        public static final Rate UNLIMITED = new Rate(OptionalLong.empty(), OptionalLong.empty());

        public Rate {
            if (requests.orElse(1) < 1 || tokens.orElse(1) < 1) {
                throw new IllegalArgumentException("a rate must be above 0");
            }
        }
    }

    /** Returns the provider-specific settings as text, by name. */
    public SortedMap<String, String> options() {
        return request.optionTexts();
    }

    /** Returns the name of the model, or the name of its file without the folder. */
    public String shortName() {
        return name.orElseGet(() -> String.valueOf(file.orElseThrow().getFileName()));
    }

    /** Returns a copy that sends the system prompt in another way. */
    public ModelSettings withSystemRole(RequestSettings.SystemRole role) {
        return with(request.withSystemRole(role), location);
    }

    /** Returns whether both are the same model with the same settings, wherever they are written. */
    public boolean isSameAs(ModelSettings other) {
        return with(request, other.location).equals(other);
    }

    private ModelSettings with(RequestSettings otherRequest, Location otherLocation) {
        return new ModelSettings(
                provider,
                name,
                file,
                baseUrl,
                apiKey,
                temperature,
                seed,
                maxTokens,
                timeout,
                deadline,
                concurrency,
                rate,
                price,
                otherRequest,
                otherLocation);
    }

    /** Returns {@code provider/name}, the form used in the log. */
    public String label() {
        return provider + "/" + shortName();
    }
}
