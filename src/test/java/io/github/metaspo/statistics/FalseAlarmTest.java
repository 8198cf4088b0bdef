package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

/** Simulation of the false-alarm rate of the gate if answers change only by chance. Writes a table to target/false-alarms.txt. */
class FalseAlarmTest {

    private static final int WORLDS = 2000;
    private static final int[] TASKS = {1, 4, 10};
    private static final int[] EXAMPLES = {36, 100, 200, 500};
    private static final double[] CHANGING = {0.1, 0.2, 0.3};

    @Test
    void withoutTrueChangeAtMostFivePercentOfDecisionsAreFalseAlarms() throws IOException {
        double simulationError = 3 * Math.sqrt(0.05 * 0.95 / WORLDS);
        StringBuilder table = new StringBuilder("tasks examples changing falseAlarms\n");
        double sum = 0;
        for (int tasks : TASKS) {
            for (int examples : EXAMPLES) {
                for (double changing : CHANGING) {
                    double rate = falseAlarms(tasks, examples, changing);
                    table.append(String.format("%5d %8d %8.2f %11.4f%n", tasks, examples, changing, rate));
                    assertThat(rate)
                            .as("%d tasks, %d examples, %.1f changing", tasks, examples, changing)
                            .isLessThanOrEqualTo(0.05 + simulationError);
                    sum += rate;
                }
            }
        }
        Files.writeString(Path.of("target", "false-alarms.txt"), table);
        assertThat(sum / (TASKS.length * EXAMPLES.length * CHANGING.length)).isBetween(0.005, 0.05);
    }

    private static double falseAlarms(int tasks, int examples, double changing) {
        SplittableRandom random = new SplittableRandom(Objects.hash(tasks, examples, changing));
        PairedTest test = new PairedTest(1_000);
        long alarms = IntStream.range(0, WORLDS)
                .filter(world -> {
                    List<Stratum.Values> differences = IntStream.range(0, tasks)
                            .mapToObj(task -> Worlds.differences(random, sizeOf(task, tasks, examples), changing, 0))
                            .toList();
                    return Decision.of(differences, LOWER, test).isConfirmed();
                })
                .count();
        return alarms / (double) WORLDS;
    }

    /** Tasks of different size, since real ones are: the first three times as large as the last. */
    private static int sizeOf(int task, int tasks, int examples) {
        double share = tasks == 1 ? 1 : (1.5 - (double) task / (tasks - 1)) / tasks;
        return Math.max(1, (int) Math.round(examples * share));
    }
}
