package io.github.metaspo.statistics;

import org.apache.commons.rng.simple.RandomSource;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Monte Carlo paired randomisation test for strata of which at least one has a figure that is not a mean. Recomputes the whole
 * figure at each toss.
 */
final class FigureSwaps {

    /** Differences of scores closer than this count as equal. */
    private static final double ROUNDING = 1e-12;

    private final List<? extends Stratum.Swappable> strata;
    private final int sign;
    private final double weights;

    /** @param sign 1 if low differences are extreme, -1 if high ones are */
    FigureSwaps(List<? extends Stratum.Swappable> strata, int sign) {
        this.strata = strata;
        this.sign = sign;
        this.weights = strata.stream().mapToDouble(Stratum::weight).sum();
    }

    /** Returns the share of tosses, including the observation, that are at least as extreme as the observation. */
    double pValue(int tosses, long seed) {
        Coin coin = new Coin(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        double observed = whole(Stratum.Swappable::difference);
        int asExtreme = 0;
        for (int toss = 0; toss < tosses; toss++) {
            if (whole(stratum -> swapped(stratum, coin)) <= observed + ROUNDING) {
                asExtreme++;
            }
        }
        return (asExtreme + 1.0) / (tosses + 1.0);
    }

    private double whole(ToDoubleFunction<Stratum.Swappable> difference) {
        double sum = 0;
        for (Stratum.Swappable stratum : strata) {
            sum += stratum.weight() * difference.applyAsDouble(stratum);
        }
        return sign * sum / weights;
    }

    private static double swapped(Stratum.Swappable stratum, Coin coin) {
        if (stratum instanceof Stratum.FigureDifference figure) {
            return figure.swapped(pair -> coin.heads(figure.pairs().count(pair)));
        }
        Stratum.Values values = (Stratum.Values) stratum;
        double sum = 0;
        for (int cluster = 0; cluster < values.clusters(); cluster++) {
            sum += coin.heads(1) == 1 ? -values.sum(cluster) : values.sum(cluster);
        }
        return sum / values.size();
    }
}
