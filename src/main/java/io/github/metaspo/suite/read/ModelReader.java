package io.github.metaspo.suite.read;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.ApiKey;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.suite.SecretNames;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.ProjectFiles;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reader of model settings. The suite must already match the schema. */
final class ModelReader {

    /** The use of a model, which decides its default temperature and maxTokens. */
    enum Use {
        TARGET(0, 512),
        OPTIMIZER(1, 8192);

        private final double temperature;
        private final int maxTokens;

        Use(double temperature, int maxTokens) {
            this.temperature = temperature;
            this.maxTokens = maxTokens;
        }
    }

    private static final String EMBEDDED = "llama";
    private static final String COMPLETION_TOKENS = "max_completion_tokens";
    /** Providers whose server usually processes one call at a time. */
    private static final Set<String> ONE_AT_A_TIME = Set.of(EMBEDDED, "ollama");

    private static final int CONCURRENCY = 8;
    /** Programs are large processes. */
    private static final int PROGRAMS = 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** A program that asks a model of its own may work in several steps. */
    private static final Duration PROGRAM_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    /** A person may take any time. */
    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private final ProjectFiles files;
    private final Problems problems;

    ModelReader(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Returns the settings of a model; empty, with a problem, if they are inconsistent. */
    Optional<ModelSettings> read(Node.Mapping model, Use use) {
        String provider = model.text("provider").orElseThrow();
        boolean named = isNamed(model, provider);
        boolean isText = TextModelReader.reads(provider);
        Optional<String> name = isText ? new TextModelReader(problems).name(model, provider) : model.text("name");
        Optional<Path> file = model.scalar("file").flatMap(files::resolve);
        Optional<URI> baseUrl = model.scalar("baseUrl").flatMap(this::address);
        int maxTokens = maxTokens(model, use);
        RequestSettings request = new RequestReader(problems).read(model);
        if (!named || (isText && name.isEmpty()) || (model.get("baseUrl").isPresent() && baseUrl.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ModelSettings(
                provider,
                name,
                file,
                baseUrl,
                apiKey(model),
                isText ? OptionalDouble.empty() : temperature(model, use),
                model.number("seed")
                        .map(seed -> OptionalLong.of(seed.longValueExact()))
                        .orElse(OptionalLong.empty()),
                maxTokens,
                model.text("timeout").map(Quantities::duration).orElse(timeout(provider)),
                model.text("deadline").map(Quantities::duration).orElse(deadline(model, provider)),
                model.number("concurrency").map(BigDecimal::intValueExact).orElse(concurrency(provider)),
                model.mapping("rate").map(ModelReader::rate).orElse(ModelSettings.Rate.UNLIMITED),
                model.mapping("price").map(ModelReader::price),
                request.with(TextModelReader.withCommand(model, request.options())),
                (Location) model.place()));
    }

    private static Duration timeout(String provider) {
        return switch (provider) {
            case TextModelReader.COMMAND -> PROGRAM_TIMEOUT;
            case TextModelReader.MANUAL -> NO_LIMIT;
            default -> TIMEOUT;
        };
    }

    /** Returns the deadline, up to which another build that needs the same reply waits, too. */
    private static Duration deadline(Node.Mapping model, String provider) {
        boolean unlimited =
                provider.equals(TextModelReader.MANUAL) && model.get("timeout").isEmpty();
        return unlimited ? NO_LIMIT : DEADLINE;
    }

    private static int concurrency(String provider) {
        if (provider.equals(TextModelReader.COMMAND)) {
            return PROGRAMS;
        }
        return ONE_AT_A_TIME.contains(provider) ? 1 : CONCURRENCY;
    }

    /** Reads maxTokens also from its OpenAI name under options, so that the budget uses the limit that is sent. */
    private int maxTokens(Node.Mapping model, Use use) {
        Optional<Node.Scalar> own = model.mapping("options")
                .flatMap(options -> options.get(COMPLETION_TOKENS))
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
        Optional<BigDecimal> sent = own.flatMap(Node.Scalar::number).filter(ModelReader::isCount);
        if (own.isPresent() && sent.isEmpty()) {
            problems.add(own.get().place(), COMPLETION_TOKENS + " must be a whole number above 0");
        }
        Optional<BigDecimal> given = model.number("maxTokens");
        if (sent.isPresent() && given.isPresent() && given.get().compareTo(sent.get()) != 0) {
            problems.add(
                    own.get().place(),
                    COMPLETION_TOKENS + " differs from maxTokens, which it replaces in the request; keep one of them");
        }
        return sent.or(() -> given).map(BigDecimal::intValueExact).orElse(use.maxTokens);
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }

    private boolean isNamed(Node.Mapping model, String provider) {
        boolean embedded = provider.equals(EMBEDDED);
        boolean hasName = model.get("name").isPresent();
        Optional<Node> command = model.get(TextModelReader.COMMAND);
        if (command.isPresent() && !provider.equals(TextModelReader.COMMAND)) {
            problems.add(command.get().place(), "only the provider command takes a command; leave it out");
            return false;
        }
        Optional<Node> file = model.get("file");
        if (file.isPresent() && !embedded) {
            problems.add(
                    file.get().place(),
                    "only the provider llama takes a file; "
                            + (TextModelReader.reads(provider) ? "leave it out" : "write name instead"));
            return false;
        }
        if (hasName == file.isPresent() && !TextModelReader.reads(provider)) {
            problems.add(model.place(), embedded ? "write either name or file" : "the model lacks \"name\"");
            return false;
        }
        return true;
    }

    private Optional<URI> address(Node.Scalar baseUrl) {
        try {
            URI address = new URI(baseUrl.text());
            if (holdsKey(address)) {
                problems.add(
                        baseUrl.place(),
                        "baseUrl has a key in its query, which does not belong in a committed file; write it as headers: {name:"
                                + " \"${env.NAME}\"} or under apiKey");
                return Optional.empty();
            }
            if (address.getHost() != null) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // reported below without the text, which may contain a password
        }
        problems.add(baseUrl.place(), "baseUrl must be an address such as http://localhost:8000/v1");
        return Optional.empty();
    }

    private static boolean holdsKey(URI address) {
        String query = Objects.requireNonNullElse(address.getQuery(), "");
        return Stream.of(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .anyMatch(SecretNames::contain);
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
        // the keyword "provider" leaves the temperature to the provider
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
}
