package io.github.metaspo.statistics;

import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One-sided paired randomisation test. The p-value is the chance of a weighted mean difference as extreme as the observed one if
 * old and new were swapped at random in each cluster. It is exact if that takes no more work than the allowed number of tosses
 * (always for a single task with scores 0 and 1, where it is the sign test), otherwise a Monte Carlo estimate with a fixed seed.
 * A figure that is not a mean is recomputed at each of a quarter as many tosses. The result does not depend on the order of
 * examples, and a lower difference never raises the p-value of "lower", except for the error of the tosses if one of two p-values
 * is exact and the other is not.
 */
public final class PairedTest {

    private static final int TOSSES = 20_000;
    private static final long SEED = 9_566;

    /** Sums closer than this share of all absolute differences count as equal. */
    private static final double ROUNDING = 1e-12;

    /**
     * Divides the number of tosses for figures that are not means, which are recomputed at each toss. The error rate holds for
     * any number of tosses.
     */
    private static final int SHARE_FOR_FIGURES = 4;

    private final int tosses;
    private final int figureTosses;

    /** The alternative hypothesis. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** Uses 20,000 tosses. */
    public PairedTest() {
        this(TOSSES);
    }

    /** @param tosses how often all clusters are swapped at random, above 0 */
    public PairedTest(int tosses) {
        if (tosses < 1) {
            throw new IllegalArgumentException("tosses " + tosses);
        }
        this.tosses = tosses;
        this.figureTosses = Math.max(1, tosses / SHARE_FOR_FIGURES);
    }

    /**
     * Returns the p-value, above 0 and up to 1; 1 if nothing differs.
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

    /** Returns what each cluster adds to the weighted mean, in ascending order. */
    private static double[] shares(List<Stratum.Values> differences, int sign) {
        return differences.stream()
                .flatMapToDouble(stratum -> IntStream.range(0, stratum.clusters())
                        .mapToDouble(cluster -> sign * stratum.weight() / stratum.size() * stratum.sum(cluster)))
                .sorted()
                .toArray();
    }

    /**
     * Estimates the p-value. A toss is as low as the observation if the sum of the clusters that it swaps is 0 or above. Ties are
     * tossed as well and clusters are sorted, so that lower differences get the same tosses. That keeps the p-value monotone.
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
