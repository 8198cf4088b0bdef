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
 * A model as the suite asks for it.
 *
 * @param provider name of a provider
 * @param name the provider's name of the model; empty where a file is given
 * @param file a model file; empty where a name is given
 * @param baseUrl of the server; empty for the provider's own
 * @param apiKey where the key comes from
 * @param temperature 0 or above; empty leaves it to the provider
 * @param seed of the provider's own sampling
 * @param maxTokens most tokens of a reply, above 0
 * @param timeout of one try of a call
 * @param deadline of a call: no try of it begins later
 * @param concurrency calls under way at once, above 0
 * @param rate what may be asked for in a minute
 * @param price empty where the suite gives none
 * @param request what else is sent with each request
 * @param location where the suite describes it
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
            throw new IllegalArgumentException("maxTokens, concurrency, timeout and deadline are above 0");
        }
    }

    /** Where the key of a provider comes from; never the key itself. */
    public sealed interface ApiKey {

        /** An environment variable. */
        record Environment(String variable) implements ApiKey {}

        /** The password of a server in settings.xml, decrypted. */
        record Server(String id) implements ApiKey {}

        /** The variable that the provider's own tools read. */
        record ProviderDefault() implements ApiKey {}
    }

    /**
     * USD for a million tokens.
     *
     * @param input of the prompts
     * @param output of the replies
     */
    public record Price(double input, double output) {
        public Price {
            if (!(input >= 0) || !(output >= 0)) {
                throw new IllegalArgumentException("a price is 0 or above");
            }
        }

        /** An amount in words: with cents, and small ones with the digits that count. */
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

        /** What tokens cost, in USD. */
        public double usd(long inputTokens, long outputTokens) {
            return (inputTokens * input + outputTokens * output) / 1_000_000;
        }
    }

    /**
     * Bounds a minute; each empty where there is none.
     *
     * @param requests above 0
     * @param tokens of prompts and replies, above 0
     */
    public record Rate(OptionalLong requests, OptionalLong tokens) {

        public static final Rate UNLIMITED = new Rate(OptionalLong.empty(), OptionalLong.empty());

        public Rate {
            if (requests.orElse(1) < 1 || tokens.orElse(1) < 1) {
                throw new IllegalArgumentException("a rate is above 0");
            }
        }
    }

    /** Settings that only this provider knows, as texts by name. */
    public SortedMap<String, String> options() {
        return request.optionTexts();
    }

    /** The name asked for, or the name of the file without its folder. */
    public String shortName() {
        return name.orElseGet(() -> String.valueOf(file.orElseThrow().getFileName()));
    }

    /** {@code provider/name}, as the log names a model. */
    public String label() {
        return provider + "/" + shortName();
    }
}
