package io.github.metaspo.gate;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.statistics.Power;
import io.github.metaspo.suite.Suite;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Simulation: error rate and power of the gate. Prints the rates; {@code -Dsimulation.worlds=10000} makes them more precise. */
class GateSimulationTest {

    private static final int WORLDS = Integer.getInteger("simulation.worlds", 300);
    private static final double[] CHANGING = {0.1, 0.2, 0.3};

    @Test
    void withoutTrueChangeAtMostFivePercentAreRegressions() {
        for (int tasks : new int[] {1, 4, 10}) {
            for (int examples : new int[] {36, 100, 200, 500}) {
                for (double changing : CHANGING) {
                    double rate = regressions(tasks, examples, changing, 0);
                    System.out.printf(
                            "no change, %d tasks, %d examples, %.0f %% changing: %.3f regressions%n",
                            tasks, examples, 100 * changing, rate);
                    assertThat(rate).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / WORLDS));
                }
            }
        }
    }

    @Test
    void aDropOfTwiceTheDetectableOneIsARegressionInNinetyFivePercent() {
        for (int tasks : new int[] {1, 4}) {
            for (int examples : new int[] {200, 500}) {
                double drop = 2
                        * Power.smallestDetectableDrop(
                                        Collections.nCopies(tasks, new Power.Task(1, examples / tasks, 0.3)))
                                .orElseThrow()
                                .size();
                double rate = regressions(tasks, examples, 0.3, Math.min(drop, 0.29));
                System.out.printf(
                        "a drop of %.1f points, %d tasks, %d examples, 30 %% changing: %.3f regressions%n",
                        100 * drop, tasks, examples, rate);
                assertThat(rate).isGreaterThanOrEqualTo(0.95);
            }
        }
    }

    private static double regressions(int tasks, int examples, double changing, double drop) {
        SplittableRandom random = new SplittableRandom(Objects.hash(tasks, examples, changing, drop));
        Suite suite = GateFixtures.suite(tasks, Math.max(1, examples / tasks));
        Gate gate = new Gate(EvaluationFixtures.prepared(suite), String::length);
        long regressions = IntStream.range(0, WORLDS)
                .filter(world -> {
                    GateFixtures.World drawn = GateFixtures.World.of(random, suite, changing, drop);
                    Comparison comparison = drawn.compare(suite);
                    Scores scores = Scores.of(EvaluationFixtures.prepared(suite), drawn.after());
                    Verdict.Facts facts = new Verdict.Facts(scores, Optional.of(comparison), List.of());
                    return gate.verdict(GateFixtures.measurement(drawn.after()), facts) instanceof Verdict.Regression;
                })
                .count();
        return regressions / (double) WORLDS;
    }
}
