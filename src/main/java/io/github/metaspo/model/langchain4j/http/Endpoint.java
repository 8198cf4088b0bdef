package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Secret;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Endpoint of a model: its address, and everything needed to reach it.
 *
 * @param provider name of the provider, for messages
 * @param address base URL, without its query
 * @param key key of the model
 * @param proxy proxy to use; empty for a direct connection
 * @param timeout timeout of a whole call
 * @param unknownModelHint what to do if the server does not know the model
 * @param addressHint what to check if the server does not follow the provider's protocol
 * @param extras additions to each request
 */
public record Endpoint(
        String provider,
        URI address,
        Key key,
        Optional<Proxy> proxy,
        Duration timeout,
        String unknownModelHint,
        String addressHint,
        RequestExtras extras) {

    boolean isTls() {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /** Returns the address, and the proxy if there is one, for messages. */
    String route() {
        return address
                + proxy.map(p -> " through the proxy " + p.host() + ":" + p.port())
                        .orElse("");
    }

    /** Returns the secrets that no message may contain. */
    List<Secret> secrets() {
        return Stream.of(
                        key.secret().stream(),
                        proxy.flatMap(Proxy::credentials).map(Proxy.Credentials::password).stream(),
                        extras.secrets().stream())
                .flatMap(secrets -> secrets)
                .toList();
    }
}
