package io.github.metaspo.statistics;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class BootstrapTest {

    private static double[] coins(SplittableRandom random, int n, double chance) {
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextDouble() < chance ? 1 : 0)
                .toArray();
    }

    @Test
    void ninetyPercentOfIntervalsHoldTheTruth() {
        SplittableRandom random = new SplittableRandom(1);
        Bootstrap bootstrap = new Bootstrap(500, 0.9);
        double truth = (2 * 0.5 + 0.8) / 3;
        int worlds = 600;
        long held = IntStream.range(0, worlds)
                .filter(world -> {
                    Interval interval = bootstrap.interval(List.of(
                            Stratum.Values.of(2, coins(random, 80, 0.5)),
                            Stratum.Values.of(1, coins(random, 40, 0.8))));
                    return interval.low() <= truth && truth <= interval.high();
                })
                .count();
        // three standard errors and the percentile interval's small known shortfall
        assertThat(held / (double) worlds).isBetween(0.85, 0.94);
    }

    @Test
    void whereNothingChangedNothingIsDrawnAndTheIntervalIsThePoint() {
        Interval interval = assertTimeoutPreemptively(Duration.ofSeconds(3), () -> new Bootstrap()
                .interval(
                        List.of(Stratum.Values.of(1, new double[200_000]), Stratum.Values.of(2, new double[200_000]))));
        assertThat(interval).isEqualTo(new Interval(0, 0));
    }

    @Test
    void repeatedAnswersOfOneExampleTellNothingNew() {
        double[] once = coins(new SplittableRandom(2), 50, 0.6);
        double[][] thrice = Arrays.stream(once)
                .mapToObj(value -> new double[] {value, value, value})
                .toArray(double[][]::new);
        Interval plain = new Bootstrap().interval(List.of(Stratum.Values.of(1, once)));
        Interval clustered = new Bootstrap().interval(List.of(Stratum.Values.clustered(1, thrice)));
        assertThat(clustered.low()).isEqualTo(plain.low(), within(1e-12));
        assertThat(clustered.high()).isEqualTo(plain.high(), within(1e-12));
        assertThat(plain.high() - plain.low()).isEqualTo(2 * 1.645 * Math.sqrt(0.24 / 50), within(0.04));
    }

    @Test
    void aFigureThatIsAMeanHasTheIntervalOfTheMean() {
        double[] values = new SplittableRandom(3).doubles(60).toArray();
        Kinds<Double> kinds = Kinds.of(Arrays.stream(values).boxed().toList());
        Stratum.Figure mean = new Stratum.Figure(
                1,
                kinds,
                counts -> IntStream.range(0, counts.length)
                                .mapToDouble(
                                        kind -> counts[kind] * kinds.examples().get(kind))
                                .sum()
                        / values.length);
        Interval fast = new Bootstrap().interval(List.of(Stratum.Values.of(1, values)));
        Interval general = new Bootstrap().interval(List.of(mean));
        assertThat(general.low()).isEqualTo(fast.low(), within(1e-12));
        assertThat(general.high()).isEqualTo(fast.high(), within(1e-12));
    }

    @Test
    void onlyTheRelationOfWeightsCounts() {
        double[] a = coins(new SplittableRandom(4), 30, 0.3);
        double[] b = coins(new SplittableRandom(5), 30, 0.7);
        Interval one = new Bootstrap(200, 0.9).interval(List.of(Stratum.Values.of(1, a), Stratum.Values.of(2, b)));
        Interval ten = new Bootstrap(200, 0.9).interval(List.of(Stratum.Values.of(8, a), Stratum.Values.of(16, b)));
        assertThat(ten).isEqualTo(one);
    }

    @Test
    void theSameSampleGivesTheSameBytesEverywhere() {
        Interval interval = new Bootstrap().interval(List.of(Stratum.Values.of(1, 0, 1, 1, 0.5, 0.25, 1, 0, 1)));
        assertThat(interval).isEqualTo(new Interval(0.34375, 0.84375));
    }

    @Test
    void twentyThousandExamplesTakeAMomentOnly() {
        double[] scores = coins(new SplittableRandom(6), 20_000, 0.6);
        long start = System.nanoTime();
        Interval interval = new Bootstrap().interval(List.of(Stratum.Values.of(1, scores)));
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        assertThat(interval.high() - interval.low()).isEqualTo(2 * 1.645 * Math.sqrt(0.24 / 20_000), within(0.001));
    }

    @Test
    void thereIsNoIntervalOfNothing() {
        assertThatThrownBy(() -> new Bootstrap().interval(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stratum.Values.of(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stratum.Values.of(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stratum.Values.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stratum.Values.clustered(1, new double[][] {{1}, {}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
