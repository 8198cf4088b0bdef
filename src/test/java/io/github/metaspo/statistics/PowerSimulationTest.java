package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

class PowerSimulationTest {

    @Test
    void theDropIsFoundInAboutEightyPercentOfWorlds() {
        int tasks = 4;
        int examples = 100;
        double drop = Power.smallestDetectableDrop(Collections.nCopies(tasks, new Power.Task(1, examples, 0.2)))
                .orElseThrow()
                .size();
        SplittableRandom random = new SplittableRandom(8);
        int worlds = 300;
        long found = IntStream.range(0, worlds)
                .filter(world -> {
                    List<Stratum.Values> differences = IntStream.range(0, tasks)
                            .mapToObj(task -> Worlds.differences(random, examples, 0.2, drop))
                            .toList();
                    return Decision.of(differences, LOWER, new PairedTest(500)).overall();
                })
                .count();
        assertThat(found / (double) worlds).isBetween(0.7, 0.88);
    }
}
