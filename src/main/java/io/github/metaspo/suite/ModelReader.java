package io.github.metaspo.suite;

import io.github.metaspo.suite.ModelSettings.ApiKey;
import io.github.metaspo.suite.ModelSettings.Price;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads a model from a suite that meets the schema. */
final class ModelReader {

    /** What a model is for decides its defaults. */
    enum Use {
        TARGET(0, 512),
        OPTIMIZER(1, 2048);

        private final double temperature;
        private final int maxTokens;

        Use(double temperature, int maxTokens) {
            this.temperature = temperature;
            this.maxTokens = maxTokens;
        }
    }

    private static final String EMBEDDED = "llama";
    private static final int EMBEDDED_CONCURRENCY = 1;
    private static final int CONCURRENCY = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ProjectFiles files;
    private final Problems problems;

    ModelReader(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The model; empty, with a problem, where its values do not fit together. */
    Optional<ModelSettings> read(Node.Mapping model, Use use) {
        String provider = model.text("provider").orElseThrow();
        boolean embedded = provider.equals(EMBEDDED);
        Optional<Path> file = model.scalar("file").flatMap(files::resolve);
        Optional<URI> baseUrl = model.scalar("baseUrl").flatMap(this::address);
        if (!isNamed(model, embedded) || (model.get("baseUrl").isPresent() && baseUrl.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ModelSettings(
                provider,
                model.text("name"),
                file,
                baseUrl,
                apiKey(model),
                temperature(model, use),
                model.number("seed")
                        .map(seed -> OptionalLong.of(seed.longValueExact()))
                        .orElse(OptionalLong.empty()),
                model.number("maxTokens").map(BigDecimal::intValueExact).orElse(use.maxTokens),
                model.text("timeout").map(Quantities::duration).orElse(TIMEOUT),
                model.text("deadline").map(Quantities::duration).orElse(DEADLINE),
                model.number("concurrency")
                        .map(BigDecimal::intValueExact)
                        .orElse(embedded ? EMBEDDED_CONCURRENCY : CONCURRENCY),
                model.mapping("rate").map(ModelReader::rate).orElse(ModelSettings.Rate.UNLIMITED),
                model.mapping("price").map(ModelReader::price),
                options(model),
                (Location) model.place()));
    }

    private boolean isNamed(Node.Mapping model, boolean embedded) {
        boolean hasName = model.get("name").isPresent();
        Optional<Node> file = model.get("file");
        if (file.isPresent() && !embedded) {
            problems.add(file.get().place(), "only the provider llama takes a file; write name in its place");
            return false;
        }
        if (hasName == file.isPresent()) {
            problems.add(model.place(), embedded ? "write either name or file" : "the model lacks \"name\"");
            return false;
        }
        return true;
    }

    private Optional<URI> address(Node.Scalar baseUrl) {
        try {
            URI address = new URI(baseUrl.text());
            if (address.getHost() != null) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // told below, without the text: it may hold a password
        }
        problems.add(baseUrl.place(), "baseUrl must be an address such as http://localhost:8000/v1");
        return Optional.empty();
    }

    private static ApiKey apiKey(Node.Mapping model) {
        Optional<Node.Mapping> key = model.mapping("apiKey");
        Optional<ApiKey> variable = key.flatMap(from -> from.text("env")).map(ApiKey.Environment::new);
        Optional<ApiKey> server = key.flatMap(from -> from.text("server")).map(ApiKey.Server::new);
        return variable.or(() -> server).orElseGet(ApiKey.ProviderDefault::new);
    }

    private static OptionalDouble temperature(Node.Mapping model, Use use) {
        if (model.get("temperature").isEmpty()) {
            return OptionalDouble.of(use.temperature);
        }
        // the word "provider" is no number
        return model.number("temperature")
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    private static Price price(Node.Mapping price) {
        return new Price(
                price.number("input").orElseThrow().doubleValue(),
                price.number("output").orElseThrow().doubleValue());
    }

    private static ModelSettings.Rate rate(Node.Mapping rate) {
        return new ModelSettings.Rate(amount(rate, "requests"), amount(rate, "tokens"));
    }

    private static OptionalLong amount(Node.Mapping mapping, String key) {
        return mapping.scalar(key)
                .map(scalar -> OptionalLong.of(Quantities.amount(scalar)))
                .orElse(OptionalLong.empty());
    }

    private static Map<String, String> options(Node.Mapping model) {
        Map<String, String> options = new LinkedHashMap<>();
        model.mapping("options").ifPresent(given -> given.entries()
                .keySet()
                .forEach(name -> options.put(name, given.text(name).orElseThrow())));
        return options;
    }
}
