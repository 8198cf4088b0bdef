package io.github.metaspo.statistics;

import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests of large samples, which are resampled by kind instead of by cluster. */
class LargeSamplesTest {

    private static final int LARGE = 200_000;

    @Test
    void successesOfManyTrialsHaveTheMeanAndTheSpreadOfABinomialDistribution() {
        for (double chance : new double[] {0.001, 0.25, 1 / 3.0, 0.5, 0.9}) {
            for (int trials : new int[] {1, 7, 64, 1000}) {
                Coin coin = new Coin(RandomSource.XO_RO_SHI_RO_128_PP.create(1));
                int rounds = 20_000;
                double[] successes = IntStream.range(0, rounds)
                        .mapToDouble(round -> coin.binomial(trials, chance))
                        .toArray();
                double mean = Arrays.stream(successes).average().orElseThrow();
                double variance = Arrays.stream(successes)
                        .map(value -> (value - trials * chance) * (value - trials * chance))
                        .average()
                        .orElseThrow();
                double expected = trials * chance * (1 - chance);
                assertThat(mean).isEqualTo(trials * chance, within(5 * Math.sqrt(expected / rounds)));
                assertThat(variance).isEqualTo(expected, within(0.08 * expected + 5 * Math.sqrt(expected / rounds)));
            }
        }
    }

    @Test
    void aCertainTrialAlwaysSucceedsAndAnImpossibleOneNever() {
        Coin coin = new Coin(RandomSource.XO_RO_SHI_RO_128_PP.create(1));
        assertThat(coin.binomial(100, 1)).isEqualTo(100);
        assertThat(coin.binomial(100, 0)).isZero();
    }

    @Test
    void aDrawOfALargeSampleHasAsManyClustersAsTheSample() {
        Kinds<Integer> kinds =
                Kinds.of(IntStream.range(0, 30_000).map(i -> i % 7).boxed().toList());
        Draws draws = new Draws(kinds, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
        for (int draw = 0; draw < 100; draw++) {
            assertThat(Arrays.stream(draws.next()).sum()).isEqualTo(30_000);
        }
    }

    @Test
    void theIntervalOfALargeSampleIsTheOneOfTheNormalDistribution() {
        double[] values = new SplittableRandom(1)
                .doubles(LARGE)
                .map(value -> value < 0.3 ? 1 : 0)
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double half = 1.6449 * Math.sqrt(mean * (1 - mean) / LARGE);
        Interval interval = new Bootstrap().interval(List.of(Stratum.Values.of(1, values)));
        assertThat(interval.low()).isEqualTo(mean - half, within(0.05 * half));
        assertThat(interval.high()).isEqualTo(mean + half, within(0.05 * half));
    }

    @Test
    void aSampleJustBelowAndOneJustAboveTheSizeForDrawingByKindHaveAlikeIntervals() {
        Interval below = new Bootstrap().interval(List.of(Stratum.Values.of(1, coins(9_990))));
        Interval above = new Bootstrap().interval(List.of(Stratum.Values.of(1, coins(10_010))));
        assertThat(above.low()).isEqualTo(below.low(), within(0.001));
        assertThat(above.high()).isEqualTo(below.high(), within(0.001));
    }

    private static double[] coins(int size) {
        return IntStream.range(0, size).mapToDouble(i -> i % 10 == 0 ? 1 : 0).toArray();
    }

    @Test
    @Timeout(20)
    void aFigureOf200_000ClustersOfFewKindsTakesSeconds() {
        List<Integer> sides =
                new SplittableRandom(2).ints(2 * LARGE, 0, 12).boxed().toList();
        Stratum.FigureDifference difference = Stratum.FigureDifference.of(
                1,
                Kinds.of(sides),
                counts -> counts[0] / (double) Arrays.stream(counts).sum());
        long start = System.nanoTime();
        Interval interval = new Bootstrap().interval(List.of(difference));
        double pValue = new PairedTest().pValue(List.of(difference), PairedTest.Direction.LOWER);
        System.out.printf("interval and test of 200,000 pairs: %.1f s%n", (System.nanoTime() - start) / 1e9);
        assertThat(interval.low()).isLessThan(difference.difference());
        assertThat(interval.high()).isGreaterThan(difference.difference());
        assertThat(pValue).isBetween(0.0, 1.0);
    }

    @Test
    @Timeout(10)
    void whereNothingChangedNothingIsDrawn() {
        List<Integer> side = IntStream.range(0, LARGE).boxed().toList();
        List<Integer> sides = Stream.concat(side.stream(), side.stream()).toList();
        Stratum.FigureDifference unchanged = Stratum.FigureDifference.of(1, Kinds.of(sides), counts -> {
            throw new AssertionError("drawn");
        });
        assertThat(new Bootstrap().interval(List.of(unchanged))).isEqualTo(new Interval(0, 0));
    }
}
