package io.github.metaspo.api;

import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host its name
 * @param port its port
 * @param credentials empty where it asks for none
 */
public record Proxy(String host, int port, Optional<Credentials> credentials) {

    /** Who one is to the proxy. */
    public record Credentials(String username, Secret password) {}
}
