package io.github.metaspo.gate;

import io.github.metaspo.suite.OptimizeSettings.Ship;
import io.github.metaspo.suite.Suite;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Simulation: how often an equally good prompt ships. Prints the rates. */
class PromotionDecisionSimulationTest {

    @Test
    void anEqualPromptShipsAsConfirmedInAtMostFivePercent() {
        SplittableRandom random = new SplittableRandom(11);
        int worlds = 400;
        for (int tasks : new int[] {1, 4, 10}) {
            for (int examples : new int[] {40, 200, 500}) {
                Suite suite = GateFixtures.suite(tasks, examples / tasks);
                long shipped = IntStream.range(0, worlds)
                        .filter(world -> PromotionDecision.decide(
                                        GateFixtures.World.of(random, suite, 0.2, 0)
                                                .compare(suite),
                                        Ship.CONFIRMED)
                                .ships())
                        .count();
                double rate = shipped / (double) worlds;
                System.out.printf(
                        "equal prompts, %d tasks, %d examples, 20 %% changing: %.3f ship as confirmed%n",
                        tasks, examples, rate);
                assertThat(rate).isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / worlds));
            }
        }
    }
}
