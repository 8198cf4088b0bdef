package io.github.metaspo.report.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class RunSummaryTest {

    @TempDir
    private Path folder;

    @Test
    void candidatesAreCountedByTheirFate() throws IOException {
        RunSummary run =
                RunSummary.read(Path.of("src/test/resources/golden/run.json")).orElseThrow();
        assertThat(run.candidates())
                .isEqualTo(run.fates().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertThat(run.fates()).containsKeys("kept", "refused");
    }

    @Test
    void aFileThatIsMissingOrDamagedHasNothingToSay() throws IOException {
        assertThat(RunSummary.read(folder.resolve("run.json"))).isEmpty();
        assertThat(RunSummary.read(Files.writeString(folder.resolve("run.json"), "{\"candidates\": [")))
                .isEmpty();
    }
}
