package io.github.metaspo.report.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsReaderTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        StoredResults results = new ResultsReader(task -> task.equals("pets"))
                .read(GOLDEN.resolve("results.json"))
                .orElseThrow();
        assertThat(results).isInstanceOfSatisfying(StoredResults.Measured.class, measured -> {
            assertThat(measured.suite()).isEqualTo("review");
            assertThat(measured.measurement().systemPrompt()).isEqualTo("You are a helpful assistant.");
            assertThat(measured.measurement().userPrompts()).containsOnlyKeys("pets", "books");
            assertThat(measured.measurement().measured().tasks())
                    .extracting(task -> task.id() + " " + task.unseen() + " " + task.examples())
                    .containsExactly("pets false 6", "books true 2");
            assertThat(measured.measurement().measured().model().resolvedNames())
                    .containsExactly("tiny-1");
            // four of the six questions of pets were answered, one of them without an answer in it
            assertThat(measured.measurement().outcomes().rows())
                    .extracting(row -> row.task() + " " + row.example() + " " + row.repeat() + " " + row.score() + " "
                            + row.prediction().isPresent())
                    .containsExactly(
                            "books books-0 0 1.0 true",
                            "books books-0 1 0.0 true",
                            "books books-1 0 1.0 true",
                            "books books-1 1 1.0 true",
                            "pets pets-0 0 1.0 true",
                            "pets pets-1 0 0.0 true",
                            "pets pets-2 0 0.0 false",
                            "pets pets-5 0 1.0 true");
        });
    }

    @Test
    void aLongPredictionIsKeptWholeOnlyWhereTheMetricNeedsIt() throws IOException {
        String text = Files.readString(GOLDEN.resolve("results.json"))
                .replaceAll("\"prediction\" : \"[^\"]*\"", "\"prediction\" : \"" + "x".repeat(300) + "\"");
        Path file = Files.writeString(folder.resolve("results.json"), text);
        StoredResults.Measured results = (StoredResults.Measured)
                new ResultsReader(task -> task.equals("pets")).read(file).orElseThrow();
        assertThat(results.measurement().outcomes().rows())
                .filteredOn(row -> row.prediction().isPresent())
                .allSatisfy(row -> assertThat(row.prediction().orElseThrow())
                        .isEqualTo(row.task().equals("pets") ? "x".repeat(300) : "x".repeat(200) + "..."));
        assertThat(results.measurement().outcomes().prompts().userPrompts()).containsOnlyKeys("pets", "books");
    }

    @Test
    void aMeasurementWithoutAScoreSaysWhy() throws IOException {
        assertThat(new ResultsReader(task -> false)
                        .read(GOLDEN.resolve("results-invalid.json"))
                        .orElseThrow())
                .isInstanceOfSatisfying(StoredResults.Invalid.class, invalid -> assertThat(invalid.reason())
                        .isEqualTo("too much failed"));
    }

    @Test
    void whatIsDamagedOrOfAnotherVersionIsUnreadable() throws IOException {
        for (String text : new String[] {"", "[]", "{", "{\"formatVersion\": 2}", "{\"formatVersion\": 1}"}) {
            Path file = Files.writeString(folder.resolve("results.json"), text);
            assertThat(new ResultsReader(task -> false).read(file).orElseThrow())
                    .as(text)
                    .isInstanceOf(StoredResults.Unreadable.class);
        }
        assertThat(new ResultsReader(task -> false).read(folder.resolve("none.json")))
                .isEmpty();
    }
}
