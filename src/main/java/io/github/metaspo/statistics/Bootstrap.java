package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Stratified cluster bootstrap: percentile intervals, by resampling clusters within each stratum. For a comparison the strata
 * hold paired differences. Deterministic: the same sample gives the same interval on every platform.
 */
public final class Bootstrap {

    /** The level of the intervals in reports and logs. */
    public static final double LEVEL = 0.9;

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_251;

    private final int resamples;
    private final double level;

    /** Uses 10,000 resamples and a 90 % interval. */
    public Bootstrap() {
        this(RESAMPLES, LEVEL);
    }

    /**
     * @param resamples above 0
     * @param level the share of such intervals that should contain the true value, above 0 and below 1
     */
    public Bootstrap(int resamples, double level) {
        if (resamples < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("no bootstrap: " + resamples + " resamples, level " + level);
        }
        this.resamples = resamples;
        this.level = level;
    }

    /**
     * Returns the interval of the weighted mean over strata.
     *
     * @param strata at least one
     */
    public Interval interval(List<? extends Stratum> strata) {
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("no interval without a stratum");
        }
        double[] figures = new double[resamples];
        double weights = strata.stream().mapToDouble(Stratum::weight).sum();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        // stratum by stratum, so that its values stay in the cache
        for (Stratum stratum : strata) {
            addResampled(stratum, stratum.weight() / weights, random, figures);
        }
        Arrays.sort(figures);
        int outside = (int) Math.floor((1 - level) / 2 * resamples);
        return new Interval(figures[outside], figures[resamples - 1 - outside]);
    }

    private static void addResampled(Stratum stratum, double share, UniformRandomProvider random, double[] figures) {
        if (stratum instanceof Stratum.Values values) {
            if (values.isConstant()) {
                // every resample has the same mean, and it is exactly 0 if nothing changed
                double constant = share * values.mean();
                Arrays.setAll(figures, i -> figures[i] + constant);
            } else if (Draws.isLarge(values.clusters())) {
                Kinds<Stratum.Values.Cluster> kinds = values.kinds();
                addDrawn(kinds, Stratum.Values.means(kinds), share, random, figures);
            } else {
                Arrays.setAll(figures, i -> figures[i] + share * resampledMean(values, random));
            }
        } else if (stratum instanceof Stratum.Figure figure) {
            addDrawn(figure.clusters(), figure.figure(), share, random, figures);
        } else if (stratum instanceof Stratum.FigureDifference difference && !difference.isUnchanged()) {
            addDrawn(difference.pairs(), difference::difference, share, random, figures);
        }
    }

    private static void addDrawn(
            Kinds<?> kinds,
            ToDoubleFunction<int[]> figure,
            double share,
            UniformRandomProvider random,
            double[] figures) {
        Draws draws = new Draws(kinds, random);
        Arrays.setAll(figures, i -> figures[i] + share * figure.applyAsDouble(draws.next()));
    }

    private static double resampledMean(Stratum.Values values, UniformRandomProvider random) {
        int clusters = values.clusters();
        double sum = 0;
        long size = 0;
        for (int i = 0; i < clusters; i++) {
            int drawn = Draws.index(random, clusters);
            sum += values.sum(drawn);
            size += values.size(drawn);
        }
        return sum / size;
    }
}
