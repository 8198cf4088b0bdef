package io.github.metaspo.resilience;

import com.sun.net.httpserver.HttpExchange;
import io.github.metaspo.model.calls.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/** A fifth of all calls meets one of five fates, in turn. */
class FaultyServerTest {

    private static final int QUESTIONS = 300;

    @TempDir
    private Path folder;

    @Test
    void aServerThatFailsAFifthOfAllCallsGivesTheSameResultAsAHealthyOne() throws Exception {
        measure("healthy", (number, exchange) -> true);
        int calls = measure("faulty", this::strike);
        assertThat(Measuring.results(folder.resolve("faulty"))).isEqualTo(Measuring.results(folder.resolve("healthy")));
        assertThat(calls).isGreaterThan(QUESTIONS * 6 / 5);
    }

    private int measure(String name, AnsweringServer.Fate fate) throws Exception {
        FakeTime time = new FakeTime();
        try (AnsweringServer server = AnsweringServer.start(fate)) {
            new Measuring(folder.resolve(name), Measuring.settings(server.baseUrl(), Duration.ofSeconds(1)), time, time)
                    .run(QUESTIONS);
            return server.calls();
        }
    }

    private boolean strike(int number, HttpExchange exchange) throws IOException {
        switch (number % 25) {
            case 0 -> AnsweringServer.send(exchange, 429, "{\"error\":{\"message\":\"slowly\"}}");
            case 5 -> AnsweringServer.send(exchange, 500, "{\"error\":{\"message\":\"out of order\"}}");
            case 10 -> cut(exchange);
            case 15 -> exchange.close();
            case 20 -> hang();
            default -> {
                return true;
            }
        }
        return false;
    }

    private static void cut(HttpExchange exchange) throws IOException {
        byte[] body = AnsweringServer.reply("4").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    /** Until the server is closed. */
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
