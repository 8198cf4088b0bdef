package io.github.metaspo.goal.check;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.goal.GateWorkshop;
import io.github.metaspo.suite.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static io.github.metaspo.goal.GateWorkshop.right;
import static org.assertj.core.api.Assertions.assertThat;

class LargeCheckTest {

    /** {@code -Dlarge.outcomes=200000 -Dlarge.heap=256m} runs the full size; that takes minutes. */
    private static final int OUTCOMES = Integer.getInteger("large.outcomes", 24_000);

    private static final String HEAP = System.getProperty("large.heap", "64m");

    @TempDir
    private Path folder;

    private static GateWorkshop shop(Path folder) {
        GateWorkshop shop = new GateWorkshop(folder);
        shop.suite = shop.suite(
                EvaluationFixtures.task("pets", Task.Role.TRAIN, OUTCOMES / 2, "macroF1", 1),
                EvaluationFixtures.task("books", Task.Role.TRAIN, OUTCOMES / 2, "accuracy", 1));
        return shop;
    }

    /** What the child JVM runs. */
    public static void main(String[] args) throws Exception {
        GateWorkshop shop = shop(Path.of(args[0]));
        long start = System.nanoTime();
        shop.check();
        System.out.printf("%s%nin %.1f s%n", shop.last(), (System.nanoTime() - start) / 1e9);
    }

    @Test
    void manyOutcomesAreCheckedInLittleMemory() throws Exception {
        shop(folder).evaluate(right(OUTCOMES / 4)).accept("first").evaluate(right(OUTCOMES / 4 + OUTCOMES / 200));
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + HEAP,
                        "-Dlarge.outcomes=" + OUTCOMES,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeCheckTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            System.out.println(Files.readString(output));
            assertThat(Files.readString(output))
                    .contains("PASS")
                    .contains("(%d/%d)".formatted(OUTCOMES / 2 + OUTCOMES / 100, OUTCOMES));
        } finally {
            child.destroyForcibly();
        }
    }
}
