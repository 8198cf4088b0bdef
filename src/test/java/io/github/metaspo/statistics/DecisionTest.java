package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static io.github.metaspo.statistics.PairedTest.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

class DecisionTest {

    private static Stratum.Values task(int better, int worse, int same) {
        double[] differences = new double[better + worse + same];
        Arrays.fill(differences, 0, better, 1);
        Arrays.fill(differences, better, better + worse, -1);
        return Stratum.Values.of(1, differences);
    }

    private static Decision worse(Stratum.Values... tasks) {
        return Decision.of(List.of(tasks), LOWER, new PairedTest(2_000));
    }

    @Test
    void aSuiteOfOneTaskSpendsTheWholeErrorRateOnIt() {
        // the sign test's p is 0.0461
        Decision decision = worse(task(6, 14 + 1, 80));
        assertThat(decision.pValue()).isBetween(0.039, 0.05);
        assertThat(decision.isConfirmed()).isTrue();
    }

    @Test
    void oneBadTaskOfManyIsFoundByItself() {
        Decision decision = worse(task(0, 12, 40), task(12, 0, 40), task(5, 4, 40));
        assertThat(decision.overall()).isFalse();
        assertThat(decision.tasks()).containsExactly(0);
        assertThat(decision.isConfirmed()).isTrue();
    }

    @Test
    void aSmallDropEverywhereIsFoundOverall() {
        Decision decision = worse(task(2, 7, 40), task(2, 7, 40), task(2, 7, 40));
        assertThat(decision.overall()).isTrue();
        assertThat(decision.tasks()).isEmpty();
    }

    @Test
    void holmStopsAtTheFirstTestThatDoesNotReject() {
        assertThat(Holm.rejected(List.of(0.02, 0.001, 0.9, 0.004), 0.01)).containsExactly(1);
        assertThat(Holm.rejected(List.of(0.009, 0.001, 0.005, 0.003), 0.01)).containsExactly(0, 1, 2, 3);
    }
}
