package io.github.metaspo.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class LargeResultsTest {

    private static final int OUTCOMES = 200_000;
    private static final String MARK = "EXAMPLES";

    @TempDir
    private Path folder;

    /** What the child JVM runs. */
    public static void main(String[] args) throws IOException {
        StoredResults results =
                new ResultsReader(task -> false).read(Path.of(args[0])).orElseThrow();
        System.out.println(((StoredResults.Measured) results)
                .measurement()
                .outcomes()
                .rows()
                .size());
    }

    @Test
    void manyOutcomesWithLongPredictionsAreReadInLittleMemory() throws Exception {
        Path file = write("x".repeat(500));
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeResultsTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output).strip()).isEqualTo(String.valueOf(OUTCOMES));
        } finally {
            child.destroyForcibly();
        }
    }

    /** The golden file's first task alone, with its first example again and again. */
    private Path write(String prediction) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode root =
                json.readTree(Path.of("src/test/resources/golden/results.json").toFile());
        ObjectNode task = (ObjectNode) root.required("tasks").get(0);
        ObjectNode example = (ObjectNode) task.required("examples").get(0);
        ObjectNode outcome = (ObjectNode) example.required("outcomes").get(0);
        outcome.put("prediction", prediction);
        task.put("examples", MARK);
        ((ObjectNode) root).putArray("tasks").add(task);
        String[] around = json.writeValueAsString(root).split("\"" + MARK + "\"");
        Path file = folder.resolve("results.json");
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(around[0] + "[");
            for (int i = 0; i < OUTCOMES; i++) {
                example.put("id", "pets-" + i);
                writer.write((i == 0 ? "" : ",") + json.writeValueAsString(example));
            }
            writer.write("]" + around[1]);
        }
        return file;
    }
}
