package io.github.metaspo.api;

import java.util.Optional;

/**
 * An HTTP proxy.
 *
 * @param host the host name
 * @param port the port
 * @param credentials empty if the proxy requires none
 */
public record Proxy(String host, int port, Optional<Credentials> credentials) {

    /** User name and password for the proxy. */
    public record Credentials(String username, Secret password) {}
}
