package io.github.metaspo.model.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.github.metaspo.model.Proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/**
 * LangChain4j's HTTP client on the JDK's. Other than LangChain4j's own it heeds {@code Retry-After}, gives up a call
 * at once when its thread is interrupted, and limits the time of the whole call, body included. It throws
 * {@link Unanswered}, or {@link CancellationException} on an interrupted thread.
 */
final class Transport implements HttpClient, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final Failures failures;
    private final Clock clock;
    private final ExecutorService executor;
    private final java.net.http.HttpClient client;
    private final Optional<String> proxyAuthorization;

    Transport(Endpoint endpoint, Failures failures, Clock clock) {
        this.endpoint = endpoint;
        this.failures = failures;
        this.clock = clock;
        this.executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Transport::daemon);
        this.client = java.net.http.HttpClient.newBuilder()
                // a connection a call: no upgrade header, no limit on streams, one broken connection is one broken call
                .version(Version.HTTP_1_1)
                .executor(executor)
                .connectTimeout(
                        endpoint.timeout().compareTo(CONNECT_TIMEOUT) < 0 ? endpoint.timeout() : CONNECT_TIMEOUT)
                .proxy(selector(endpoint.proxy()))
                .build();
        this.proxyAuthorization = endpoint.proxy().flatMap(Proxy::credentials).map(Transport::basic);
    }

    // send and not sendAsync: on a machine of two cores the latter starts a thread for every call
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        long deadline = System.nanoTime() + endpoint.timeout().toNanos();
        try {
            return accept(client.send(translate(request), head -> new DeadlineBody(deadline)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (HttpConnectTimeoutException e) {
            throw new Unanswered(failures.broken(e));
        } catch (HttpTimeoutException e) {
            throw new Unanswered(failures.late());
        } catch (IOException e) {
            throw new Unanswered(e.getCause() instanceof TimeoutException ? failures.late() : failures.broken(e));
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are not streamed");
    }

    /** A builder that always gives this client; the settings of LangChain4j's models do not change it. */
    HttpClientBuilder builder() {
        return new Built(this);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private java.net.http.HttpRequest translate(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        proxyAuthorization.ifPresent(value -> builder.header("Proxy-Authorization", value));
        return builder.timeout(endpoint.timeout()).build();
    }

    private SuccessfulHttpResponse accept(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            // the JDK has no body for a proxy that refuses a tunnel
            byte[] body = Objects.requireNonNullElse(response.body(), new byte[0]);
            throw new Unanswered(failures.refused(
                    response.statusCode(),
                    new String(body, StandardCharsets.UTF_8),
                    response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock))));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private static ProxySelector selector(Optional<Proxy> proxy) {
        return proxy.map(p -> ProxySelector.of(InetSocketAddress.createUnresolved(p.host(), p.port())))
                .orElse(java.net.http.HttpClient.Builder.NO_PROXY);
    }

    // sent unasked: with an Authenticator the JDK takes a 401 without a challenge, as model servers send it, as broken
    private static String basic(Proxy.Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "metaspo-http");
        thread.setDaemon(true);
        return thread;
    }

    private record Built(HttpClient client) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
