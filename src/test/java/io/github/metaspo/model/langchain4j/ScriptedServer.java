package io.github.metaspo.model.langchain4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Fake model server on the loopback address with scripted responses, which records its requests. */
public final class ScriptedServer implements AutoCloseable {

    /** What it was asked. */
    public record Asked(URI uri, Map<String, List<String>> headers, String body, InetSocketAddress from) {}

    /** What it does with one exchange. */
    public interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Script script = exchange -> {};

    public ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body,
                    exchange.getRemoteAddress()));
            script.play(exchange);
        }
    }

    public String address() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    public void plays(Script newScript) {
        script = newScript;
    }

    public void says(int status, String body) {
        says(status, body, Map.of());
    }

    void says(int status, String body, Map<String, String> headers) {
        says(status, body, headers, StandardCharsets.UTF_8);
    }

    void says(int status, String body, Map<String, String> headers, Charset charset) {
        byte[] bytes = body.getBytes(charset);
        plays(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Sends the head and half of the body, then hangs up. */
    void breaksOffIn(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        plays(exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        });
    }

    /** Sends the head of a response, tells that it did, and then nothing for as long as the test lasts. */
    void hangsInTheBody(CountDownLatch arrived) {
        plays(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            arrived.countDown();
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
