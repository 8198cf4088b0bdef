package io.github.metaspo.model.llama.store;

import io.github.metaspo.api.Proxy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Proxy selector and authenticator for the JDK's HTTP client, with the proxies of settings.xml. */
final class Proxies extends ProxySelector {

    private final Function<URI, Optional<Proxy>> proxyFor;

    Proxies(Function<URI, Optional<Proxy>> proxyFor) {
        this.proxyFor = proxyFor;
    }

    @Override
    public List<java.net.Proxy> select(URI address) {
        return List.of(proxyFor.apply(address)
                .map(proxy ->
                        new java.net.Proxy(java.net.Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                .orElse(java.net.Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException reason) {
        // the download reports it
    }

    /** Returns an authenticator for proxies only, not for servers. */
    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY) {
                    return null;
                }
                return proxyFor.apply(URI.create(getRequestingURL().toString()))
                        .flatMap(Proxy::credentials)
                        .map(credentials -> new PasswordAuthentication(
                                credentials.username(),
                                credentials.password().reveal().toCharArray()))
                        .orElse(null);
            }
        };
    }
}
