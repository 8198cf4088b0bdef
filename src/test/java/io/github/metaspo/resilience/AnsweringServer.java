package io.github.metaspo.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A server that speaks the OpenAI protocol: its answer depends on the request alone. What else it does, a test says. */
final class AnsweringServer implements AutoCloseable {

    /** What happens to a call. */
    @FunctionalInterface
    interface Status {

        /**
         * @param number of the call, from 1
         * @return whether the call is answered as usual afterwards
         */
        boolean strike(int number, HttpExchange exchange) throws IOException;
    }

    /** Every call is answered. */
    static final Status ANSWERED = (number, exchange) -> true;

    /** The model that writes prompts. */
    static final String WRITER = "writer";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Status fate = ANSWERED;
    private volatile Consumer<String> observer = request -> {};
    private volatile CountDownLatch missing = new CountDownLatch(0);

    private AnsweringServer(HttpServer server) {
        this.server = server;
    }

    static AnsweringServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AnsweringServer server = new AnsweringServer(http);
        http.createContext("/v1/chat/completions", server::answer);
        http.createContext("/start", server::holdBack);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    }

    /** What is answered as soon as so many as {@link #await} says have asked for it. */
    URI startLine() {
        return baseUrl().resolve("/start");
    }

    /** Those who ask for the start line wait until there are so many. */
    void await(int runners) {
        missing = new CountDownLatch(runners);
    }

    /** What happens to calls from now on; their numbers begin at 1 again. */
    void meet(Status fate) {
        calls.set(0);
        this.fate = fate;
    }

    /** Who is shown each request before it is answered. */
    void observe(Consumer<String> observer) {
        this.observer = observer;
    }

    /** Since the last {@link #meet}. */
    int calls() {
        return calls.get();
    }

    /** Established connections to it, as Linux lists them; 0 elsewhere. */
    int connections() throws IOException {
        String port = String.format(Locale.ROOT, ":%04X", baseUrl().getPort());
        AtomicInteger connections = new AtomicInteger();
        for (String file : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
            if (Files.exists(Path.of(file))) {
                Files.readAllLines(Path.of(file)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length > 3 && fields[2].endsWith(port) && fields[3].equals("01"))
                        .forEach(fields -> connections.incrementAndGet());
            }
        }
        return connections.get();
    }

    private void holdBack(HttpExchange exchange) throws IOException {
        CountDownLatch others = missing;
        others.countDown();
        try (exchange) {
            others.await();
            send(exchange, 200, "go");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            observer.accept(new String(request, StandardCharsets.UTF_8));
            if (fate.strike(calls.incrementAndGet(), exchange)) {
                JsonNode call = new JsonMapper().readTree(request);
                Random random = new Random(call.at("/messages").toString().hashCode());
                boolean writes = call.path("model").textValue().equals(WRITER);
                send(exchange, 200, reply(writes ? written(random.nextInt(1000)) : String.valueOf(random.nextInt(5))));
            }
        }
    }

    private static String written(int number) {
        return "<improved_system_prompt>Answer with a digit, style " + number + ".</improved_system_prompt>"
                + " <improved_instruction_prompt>Style " + number + ": {question}</improved_instruction_prompt>";
    }

    static String reply(String text) {
        return "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"tiny-2026\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,\"total_tokens\":11}}";
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
