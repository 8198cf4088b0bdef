package io.github.metaspo.resilience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

class KilledSearchTest {

    private final AtomicReference<Process> process = new AtomicReference<>();
    private final AtomicInteger killAt = new AtomicInteger(Integer.MAX_VALUE);

    @TempDir
    private Path folder;

    @Test
    void aSearchThatIsKilledAndBegunAgainLocksTheSameBytes() throws Exception {
        try (AnsweringServer server = AnsweringServer.start((number, exchange) -> {
            if (number == killAt.get()) {
                process.get().destroyForcibly();
            }
            return true;
        })) {
            assertThat(run(server, "undisturbed")).as(log("undisturbed")).isZero();
            int calls = server.calls();

            for (int share : List.of(3, 2)) {
                killAt.set(server.calls() + calls / share);
                assertThat(run(server, "killed")).isNotZero();
            }
            killAt.set(Integer.MAX_VALUE);
            assertThat(run(server, "killed")).as(log("killed")).isZero();

            assertThat(file("killed", "review.lock.yaml"))
                    .hasSameTextualContentAs(file("undisturbed", "review.lock.yaml"));
            assertThat(file("killed", "review.baseline.csv"))
                    .hasSameTextualContentAs(file("undisturbed", "review.baseline.csv"));
        }
    }

    private int run(AnsweringServer server, String name) throws Exception {
        process.set(Optimizing.process(folder.resolve(name), server.baseUrl()));
        return process.get().waitFor();
    }

    private String log(String name) throws Exception {
        return Files.readString(file(name, "log"));
    }

    private Path file(String name, String file) {
        return folder.resolve(name).resolve(file);
    }
}
