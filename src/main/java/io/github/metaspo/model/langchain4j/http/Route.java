package io.github.metaspo.model.langchain4j.http;

import io.github.metaspo.api.Proxy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Route to an endpoint: direct, through a forwarding proxy, or, with TLS, through a proxy tunnel. */
final class Route {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final String host;
    private final int port;

    Route(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.host = endpoint.address().getHost();
        this.port = port(endpoint);
    }

    /**
     * Opens a connection to the endpoint.
     *
     * @throws RefusedTunnelException if the proxy refuses a tunnel
     */
    OpenConnection open(CallTimeouts.Alarm alarm) throws IOException, HttpException, RefusedTunnelException {
        String first = endpoint.proxy().map(Proxy::host).orElse(host);
        int firstPort = endpoint.proxy().map(Proxy::port).orElse(port);
        Duration time = endpoint.timeout().compareTo(CONNECT_TIMEOUT) < 0 ? endpoint.timeout() : CONNECT_TIMEOUT;
        OpenConnection connection = OpenConnection.to(unbracketed(first), firstPort, time, alarm);
        if (endpoint.isTls()) {
            try {
                secure(connection);
            } catch (IOException | HttpException | RefusedTunnelException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    /** Adds to a request what a forwarding proxy needs. */
    void prepare(BasicClassicHttpRequest request) {
        if (endpoint.proxy().isPresent() && !endpoint.isTls()) {
            request.setAbsoluteRequestUri(true);
            authorize(request);
        }
    }

    private void secure(OpenConnection connection) throws IOException, HttpException, RefusedTunnelException {
        if (endpoint.proxy().isPresent()) {
            openTunnel(connection);
        }
        connection.secure(unbracketed(host), port);
    }

    private void openTunnel(OpenConnection connection) throws IOException, HttpException, RefusedTunnelException {
        String target = host + ":" + port;
        ClassicHttpRequest request = new BasicClassicHttpRequest(Method.CONNECT, new HttpHost(host, port), target);
        request.setHeader(HttpHeaders.HOST, target);
        if (mayAuthorizeTunnels()) {
            authorize(request);
        }
        int status = connection.ask(request).head().getCode();
        if (status / 100 != 2) {
            throw new RefusedTunnelException(status);
        }
    }

    // preemptively, because waiting for a 407 would cost a round trip per connection
    private void authorize(ClassicHttpRequest request) {
        endpoint.proxy()
                .flatMap(Proxy::credentials)
                .ifPresent(credentials -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, basic(credentials)));
    }

    // the rule and the system property of the JDK's own clients
    private static boolean mayAuthorizeTunnels() {
        return !System.getProperty("jdk.http.auth.tunneling.disabledSchemes", "Basic")
                .contains("Basic");
    }

    private static String basic(Proxy.Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static int port(Endpoint endpoint) {
        int port = endpoint.address().getPort();
        return port >= 0 ? port : endpoint.isTls() ? 443 : 80;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Thrown if a proxy refuses a tunnel. */
    static final class RefusedTunnelException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedTunnelException(int status) {
            super("status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
