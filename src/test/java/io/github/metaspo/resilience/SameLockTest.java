package io.github.metaspo.resilience;

import com.sun.net.httpserver.HttpExchange;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.it.PostgresServer;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.FakeTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whatever happens to a search, in the end it locks the same bytes as one to which nothing happened. */
class SameLockTest {

    private static final int LARGEST_BATCH = 500;
    /** {@code -Dresilience.kills=20} is the thorough test. */
    private static final int KILLS = Integer.getInteger("resilience.kills", 2);

    private static AnsweringServer server;
    private static Map<String, String> undisturbed;
    private static int calls;

    @TempDir
    private Path folder;

    @BeforeAll
    static void searchUndisturbed(@TempDir Path folder) throws Exception {
        server = AnsweringServer.start();
        Optimizing.writeSuite(folder, server.baseUrl(), "60s");
        Optimizing.run(
                folder, StoringModels.inRealTime(() -> StoringModels.open(file(folder))), new RecordingConsole());
        undisturbed = Optimizing.locked(folder);
        calls = server.calls();
        assertThat(LockFiles.beside(folder.resolve("review.yaml"))
                        .readLock()
                        .orElseThrow()
                        .systemPrompt())
                .as("the search finds something")
                .isNotEqualTo("You are a helpful assistant.");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void heal() {
        server.meet(AnsweringServer.ANSWERED);
        server.await(1);
    }

    @Test
    void aSearchThatIsKilledAndBegunAgainAsksLittleTwice(TestReporter reporter) throws Exception {
        long seed = Long.getLong("resilience.seed", 1);
        int[] moments = new Random(seed).ints(KILLS, 1, calls).sorted().toArray();
        int before = 0;
        int asked = 0;
        for (int moment : moments) {
            assertThat(searchUntil(moment - before)).as(log(folder)).isNotZero();
            asked += server.calls();
            before = moment;
        }
        assertThat(searchUntil(Integer.MAX_VALUE)).as(log(folder)).isZero();
        asked += server.calls();

        assertThat(Optimizing.locked(folder)).isEqualTo(undisturbed);
        assertThat(asked).isBetween(calls, calls + KILLS * (Optimizing.CONCURRENCY + LARGEST_BATCH));
        reporter.publishEntry(KILLS + " kills", asked + " calls instead of " + calls);
    }

    @Test
    void aServerThatFailsAFifthOfAllCallsIsAskedUntilItAnswers() throws Exception {
        server.meet(SameLockTest::failAFifth);
        FakeTime time = new FakeTime();
        Optimizing.writeSuite(folder, server.baseUrl(), "2s");
        Optimizing.run(
                folder, new StoringModels(() -> StoringModels.open(file(folder)), time, time), new RecordingConsole());

        assertThat(Optimizing.locked(folder)).isEqualTo(undisturbed);
        assertThat(server.calls()).isGreaterThan(calls * 6 / 5);
    }

    @Test
    void twoSearchesAtOnceOverOneFileAskNothingTwice() throws Exception {
        searchTwiceAtOnce(file(folder));
    }

    @Test
    void twoSearchesAtOnceOverOneDatabaseAskNothingTwice() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed");
        try (PostgresServer postgres = PostgresServer.start()) {
            searchTwiceAtOnce(postgres.url());
        }
    }

    private void searchTwiceAtOnce(String store) throws Exception {
        List<Path> folders = List.of(folder.resolve("one"), folder.resolve("other"));
        server.await(folders.size());
        Process one = Optimizing.start(folders.get(0), store, server);
        Process other = Optimizing.start(folders.get(1), store, server);
        assertThat(one.waitFor()).as(log(folders.get(0))).isZero();
        assertThat(other.waitFor()).as(log(folders.get(1))).isZero();

        assertThat(server.calls()).isEqualTo(calls);
        assertThat(Optimizing.locked(folders.get(0))).isEqualTo(undisturbed);
        assertThat(Optimizing.locked(folders.get(1))).isEqualTo(undisturbed);
    }

    /** Kills the search when it makes the call of this number, and tells its exit code. */
    private int searchUntil(int call) throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        server.meet((number, exchange) -> {
            if (number == call) {
                process.get().destroyForcibly();
            }
            return true;
        });
        // held back until it can be killed
        server.await(2);
        process.set(Optimizing.start(folder, file(folder), server));
        server.startLine().toURL().openStream().close();
        return process.get().waitFor();
    }

    private static boolean failAFifth(int number, HttpExchange exchange) throws IOException {
        if (number % 200 == 50) {
            return hang();
        }
        switch (number % 20) {
            case 0 -> AnsweringServer.send(exchange, 429, "{\"error\":{\"message\":\"slowly\"}}");
            case 5 -> AnsweringServer.send(exchange, 500, "{\"error\":{\"message\":\"out of order\"}}");
            case 10 -> cut(exchange);
            case 15 -> exchange.close();
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
    private static boolean hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String file(Path folder) {
        return folder.resolve("responses.db").toString();
    }

    private static String log(Path folder) throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
