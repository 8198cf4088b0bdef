package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Secret;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a model is and how one gets there.
 *
 * @param provider name of the protocol
 * @param address base URL, without its query
 * @param key for it
 * @param proxy on the way; empty for a direct connection
 * @param timeout of a whole call
 * @param unknownModelHint what to do when the model is not known there
 * @param addressHint what to look at when something else than the provider's protocol is spoken there
 * @param extras what is added to each request
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

    /** The address, with the proxy if there is one. */
    String route() {
        return address
                + proxy.map(p -> " through the proxy " + p.host() + ":" + p.port())
                        .orElse("");
    }

    /** All that no message may hold. */
    List<Secret> secrets() {
        return Stream.of(
                        key.secret().stream(),
                        proxy.flatMap(Proxy::credentials).map(Proxy.Credentials::password).stream(),
                        extras.secrets().stream())
                .flatMap(secrets -> secrets)
                .toList();
    }
}
