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

    @Test
    void onlyPromptsThatAreInTheFileWereFound() throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"),
                "{\"formatVersion\": 1, \"systemPrompt\": \"Be brief.\", \"candidates\": []}");
        assertThat(RunSummary.read(file).orElseThrow().systemPrompts()).containsExactly("Be brief.");
        Files.writeString(file, "{\"formatVersion\": 2, \"systemPrompt\": \"Be brief.\"}");
        assertThat(RunSummary.read(file)).isEmpty();
    }
}
