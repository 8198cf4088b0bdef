package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.ApiKey;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Secret;
import io.github.metaspo.model.BareModelContext;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Fake build context with the keys and the proxy of a test. */
public record FakeModelContext(
        Map<String, String> variables, Map<String, String> servers, Optional<Proxy> proxy, boolean offline)
        implements BareModelContext {

    /** A build that knows no key. */
    public FakeModelContext() {
        this(Map.of(), Map.of(), Optional.empty(), false);
    }

    /** A model called {@code tiny} behind a base URL, with the provider's usual key. */
    public static ModelSettings settings(String provider, URI baseUrl) {
        return settings(provider, baseUrl, 64);
    }

    /** The same with so many calls under way at once. */
    public static ModelSettings settings(String provider, URI baseUrl, int concurrency) {
        return new ModelSettings(
                provider,
                Optional.of("tiny"),
                Optional.empty(),
                Optional.of(baseUrl),
                new ApiKey.ProviderDefault(),
                OptionalDouble.of(0),
                OptionalLong.empty(),
                512,
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                concurrency,
                ModelSettings.Rate.UNLIMITED,
                Optional.empty(),
                RequestSettings.NONE,
                new Location(Path.of("review.yaml"), 4, 5));
    }

    @Override
    public Optional<Secret> environment(String variable) {
        return Optional.ofNullable(variables.get(variable)).map(Secret::new);
    }

    @Override
    public Optional<Secret> server(String id) {
        return Optional.ofNullable(servers.get(id)).map(Secret::new);
    }

    @Override
    public Optional<Proxy> proxyFor(URI address) {
        return proxy;
    }
}
