package io.github.metaspo.statistics;

import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The one-sided paired randomisation test: how often would the weighted mean difference be as extreme as the observed one, if
 * in each cluster old and new were swapped by the toss of a coin? The answer is exact where that takes no more work than the
 * tosses allowed (a single task with outcomes 0 and 1 always: that is the sign test), otherwise by Monte Carlo with a fixed
 * seed; where a figure is no mean, it is computed anew at each of a quarter as many tosses. It does not depend on the order of examples, and a lower difference never raises the p-value of "lower"; where one of
 * the two is exact and the other is not, up to the error of the tosses.
 */
public final class PairedTest {

    private static final int TOSSES = 20_000;
    private static final long SEED = 9_566;

    /** Sums closer than this share of all differences are equal but for rounding. */
    private static final double ROUNDING = 1e-12;

    /** A figure that is no mean is computed anew at each toss; the test holds its error rate at any number of them. */
    private static final int SHARE_FOR_FIGURES = 4;

    private final int tosses;
    private final int figureTosses;

    /** What the test looks for. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** With 20,000 tosses. */
    public PairedTest() {
        this(TOSSES);
    }

    /**
     * A test.
     *
     * @param tosses how often all clusters are swapped at random, above 0
     */
    public PairedTest(int tosses) {
        if (tosses < 1) {
            throw new IllegalArgumentException("tosses " + tosses);
        }
        this.tosses = tosses;
        this.figureTosses = Math.max(1, tosses / SHARE_FOR_FIGURES);
    }

    /**
     * The p-value, above 0 and up to 1; 1 where nothing differs.
     *
     * @param differences new minus old, at least one stratum
     */
    public double pValue(List<? extends Stratum.Swappable> differences, Direction direction) {
        if (differences.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare");
        }
        if (differences.stream().anyMatch(Stratum.FigureDifference.class::isInstance)) {
            return new FigureSwaps(differences, direction == Direction.LOWER ? 1 : -1).pValue(figureTosses, SEED);
        }
        return ofMeans(differences.stream().map(Stratum.Values.class::cast).toList(), direction);
    }

    private double ofMeans(List<Stratum.Values> differences, Direction direction) {
        double[] shares = shares(differences, direction == Direction.LOWER ? 1 : -1);
        double rounding = ROUNDING * Arrays.stream(shares).map(Math::abs).sum();
        OptionalDouble exact = ExactSwaps.pValue(shares, rounding, tosses);
        return exact.isPresent() ? exact.getAsDouble() : monteCarlo(shares, rounding);
    }

    /** What each cluster adds to the weighted mean, in ascending order. */
    private static double[] shares(List<Stratum.Values> differences, int sign) {
        return differences.stream()
                .flatMapToDouble(stratum -> IntStream.range(0, stratum.clusters())
                        .mapToDouble(cluster -> sign * stratum.weight() / stratum.size() * stratum.sum(cluster)))
                .sorted()
                .toArray();
    }

    /**
     * A toss is as low as the observation where the clusters that it swaps sum up to 0 or above. Ties take part and the
     * clusters are sorted, so that lower differences meet the same tosses: that keeps the p-value monotone.
     */
    private double monteCarlo(double[] shares, double rounding) {
        Runs runs = Runs.of(shares);
        Coin coin = new Coin(RandomSource.XO_RO_SHI_RO_128_PP.create(SEED));
        int asExtreme = 0;
        for (int toss = 0; toss < tosses; toss++) {
            double swapped = 0;
            for (int run = 0; run < runs.number(); run++) {
                swapped += runs.value(run) * coin.heads(runs.length(run));
            }
            if (swapped >= -rounding) {
                asExtreme++;
            }
        }
        return (asExtreme + 1.0) / (tosses + 1.0);
    }
}
