package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.Arrays;

/**
 * Bootstrap resamples of clusters, as counts by kind: as many clusters as the sample has, drawn with replacement. For a large
 * sample with few kinds, draws the multinomial counts directly, in time that depends on the number of kinds and hardly on the
 * number of clusters. Otherwise draws cluster by cluster.
 */
final class Draws {

    /** Below this number of clusters, 10,000 resamples take less than half a second cluster by cluster. */
    private static final int LARGE = 10_000;

    /** Drawing by kind is faster if there are at least this many clusters per kind. */
    private static final int FEW = 8;

    private final Kinds<?> kinds;
    private final UniformRandomProvider random;
    private final Coin coin;
    private final boolean byKind;
    /** For each kind, the number of clusters of all kinds before it. */
    private final int[] before;

    private final int[] counts;

    Draws(Kinds<?> kinds, UniformRandomProvider random) {
        this.kinds = kinds;
        this.random = random;
        this.coin = new Coin(random);
        this.byKind = isByKind(kinds.clusters(), kinds.number());
        this.counts = new int[kinds.number()];
        this.before = new int[kinds.number() + 1];
        for (int kind = 0; kind < kinds.number(); kind++) {
            before[kind + 1] = before[kind] + kinds.count(kind);
        }
    }

    /** Returns whether grouping a sample of this size by kind saves time. */
    static boolean isLarge(int clusters) {
        return clusters >= LARGE;
    }

    private static boolean isByKind(int clusters, int number) {
        return isLarge(clusters) && number <= clusters / FEW;
    }

    /** Returns the counts by kind of the next resample. The next call overwrites the array. */
    int[] next() {
        if (byKind) {
            draw(kinds.clusters(), 0, counts.length);
        } else {
            Arrays.fill(counts, 0);
            for (int i = 0; i < kinds.clusters(); i++) {
                counts[kinds.of(index(random, kinds.clusters()))]++;
            }
        }
        return counts;
    }

    /** Distributes draws among a range of kinds by recursive halving. */
    private void draw(int draws, int from, int to) {
        if (to - from == 1) {
            counts[from] = draws;
            return;
        }
        int middle = (from + to) >>> 1;
        double share = (before[middle] - before[from]) / (double) (before[to] - before[from]);
        int first = coin.binomial(draws, share);
        draw(first, from, middle);
        draw(draws - first, middle, to);
    }

    /** Returns a random index. Faster than nextInt(bound); the bias is less than 1 in 100,000 for samples below 40,000. */
    static int index(UniformRandomProvider random, int bound) {
        return (int) (((random.nextInt() & 0xFFFF_FFFFL) * bound) >>> Integer.SIZE);
    }
}
