package io.github.metaspo.resilience;

import io.github.metaspo.it.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Two builds in processes of their own that want the answers to the same questions, with a real PostgreSQL server between them. */
@Timeout(120)
class SharedQuestionsTest {

    private static final int QUESTIONS = 1_000;
    private static final int CONCURRENCY = 64;
    private static final int LATENCY_MILLIS = 10;

    private static Optional<PostgresServer> postgres = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPostgres() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed");
        postgres = Optional.of(PostgresServer.start());
    }

    @AfterAll
    static void stopPostgres() {
        postgres.ifPresent(PostgresServer::close);
    }

    @Test
    void areAskedOnceAlthoughTheBuildsMeetThemInOppositeOrder() throws Exception {
        try (AnsweringServer server = AnsweringServer.start()) {
            server.await(2);
            server.meet((number, exchange) -> slowly());
            Process forwards = start(server, "forwards", false);
            Process backwards = start(server, "backwards", true);
            assertThat(forwards.waitFor()).as(log("forwards")).isZero();
            assertThat(backwards.waitFor()).as(log("backwards")).isZero();
            assertThat(server.calls()).isEqualTo(QUESTIONS);
        }
    }

    @Test
    void areAnsweredForTheOtherBuildWhenOneIsKilled() throws Exception {
        try (AnsweringServer server = AnsweringServer.start()) {
            CountDownLatch half = new CountDownLatch(QUESTIONS / 2);
            server.await(2);
            server.meet((number, exchange) -> {
                half.countDown();
                return slowly();
            });
            Process killed = start(server, "killed", false);
            Process other = start(server, "other", true);
            assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
            killed.destroyForcibly().waitFor();
            assertThat(other.waitFor()).as(log("other")).isZero();
            // the killed build's calls under way, and its replies that were not written yet
            assertThat(server.calls()).isBetween(QUESTIONS, QUESTIONS + CONCURRENCY + QUESTIONS / 2);
        }
    }

    private static boolean slowly() {
        try {
            TimeUnit.MILLISECONDS.sleep(LATENCY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process start(AnsweringServer server, String name, boolean backwards) throws Exception {
        return Asking.start(folder.resolve(name), postgres.orElseThrow().url(), server.baseUrl(), QUESTIONS, backwards);
    }

    private String log(String name) throws Exception {
        return Files.readString(folder.resolve(name));
    }
}
