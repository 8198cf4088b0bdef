package io.github.metaspo.resilience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

class KilledRunTest {

    private static final int QUESTIONS = 3000;
    private static final int UNDER_WAY = 4;
    private static final int LARGEST_BATCH = 500;

    private final AtomicReference<Process> process = new AtomicReference<>();
    private final AtomicInteger killAt = new AtomicInteger(Integer.MAX_VALUE);

    @TempDir
    private Path folder;

    @Test
    void aRunThatIsKilledAndBegunAgainEndsWithTheSameBytesAndAsksLittleTwice() throws Exception {
        try (AnsweringServer server = AnsweringServer.start((number, exchange) -> {
            if (number == killAt.get()) {
                process.get().destroyForcibly();
            }
            return true;
        })) {
            run(server, "undisturbed");
            assertThat(server.calls()).isEqualTo(QUESTIONS);

            List<Integer> moments = List.of(900, 800, 900);
            int before = server.calls();
            for (int moment : moments) {
                killAt.set(server.calls() + moment);
                assertThat(run(server, "killed")).isNotZero();
            }
            killAt.set(Integer.MAX_VALUE);
            assertThat(run(server, "killed")).isZero();

            assertThat(Measuring.results(folder.resolve("killed")))
                    .isEqualTo(Measuring.results(folder.resolve("undisturbed")));
            assertThat(server.calls() - before)
                    .isLessThanOrEqualTo(QUESTIONS + moments.size() * (UNDER_WAY + LARGEST_BATCH));
        }
    }

    @Test
    void twoRunsAtOnceOverOneStoreBothComeToTheirEnd() throws Exception {
        try (AnsweringServer server = AnsweringServer.start((number, exchange) -> true)) {
            Path shared = folder.resolve("shared");
            Process first = Measuring.process(shared, server.baseUrl(), QUESTIONS / 5);
            Process second = Measuring.process(shared, server.baseUrl(), QUESTIONS / 5);
            assertThat(first.waitFor())
                    .as(Files.readString(shared.resolve("log")))
                    .isZero();
            assertThat(second.waitFor())
                    .as(Files.readString(shared.resolve("log")))
                    .isZero();
            assertThat(server.calls()).isBetween(QUESTIONS / 5, 2 * QUESTIONS / 5);
        }
    }

    private int run(AnsweringServer server, String name) throws Exception {
        process.set(Measuring.process(folder.resolve(name), server.baseUrl(), QUESTIONS));
        return process.get().waitFor();
    }
}
