package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.ScriptedWorld;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.optimize.state.TaskComparison;
import io.github.metaspo.suite.Task;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order a race asks the examples of a task: of 10, the last 5 are those on which candidates disagree. */
class ExampleWeightsTest {

    private static final int EXAMPLES = 10;
    private static final int DRAWS = 1000;

    private final Task task = new ScriptedWorld(1, 1).suite(EXAMPLES, 1).tasks().get(0);
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
    private final ExampleWeights disagreement = new ExampleWeights();

    @Test
    void examplesOnWhichCandidatesDisagreeTendToComeFirst() {
        disagree();
        assertThat(shareOfTheLastFiveInTheFirstFive(field(EXAMPLES))).isBetween(0.65, 0.75);
    }

    @Test
    void withoutAPastTheOrderIsRandom() {
        assertThat(shareOfTheLastFiveInTheFirstFive(field(EXAMPLES))).isBetween(0.45, 0.55);
    }

    @Test
    void whileExamplesAreStillTakenInTheOrderIsRandom() {
        disagree();
        assertThat(shareOfTheLastFiveInTheFirstFive(field(EXAMPLES - 1))).isBetween(0.39, 0.5);
    }

    @Test
    void onlyWhatTheIncumbentHasAnsweredIsAskedAndAllOfIt() {
        assertThat(disagreement.order(field(7), random)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    private void disagree() {
        for (int candidate = 0; candidate < 20; candidate++) {
            int right = candidate % 2;
            disagreement.add(field(EXAMPLES), ExampleScores.of(EXAMPLES, example -> example < 5 ? 1 : right));
        }
    }

    private double shareOfTheLastFiveInTheFirstFive(TaskComparison field) {
        return IntStream.range(0, DRAWS)
                        .flatMap(draw ->
                                IntStream.of(disagreement.order(field, random)).limit(5))
                        .filter(example -> example >= 5)
                        .count()
                / (5.0 * DRAWS);
    }

    private TaskComparison field(int answered) {
        return new TaskComparison(
                task,
                List.of(task.prompt()),
                0,
                ExampleScores.of(EXAMPLES, example -> example < answered ? 1 : ExampleScores.UNKNOWN));
    }
}
