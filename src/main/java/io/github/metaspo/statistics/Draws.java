package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.Arrays;

/**
 * Draws as many clusters as a sample has, with replacement, as counts of its kinds. A large sample of few kinds is drawn kind by
 * kind (the counts are multinomial), which takes time by the kinds and hardly by the clusters; any other cluster by cluster.
 */
final class Draws {

    /** Below this number of clusters, drawing them one by one takes less than half a second for 10,000 draws. */
    private static final int LARGE = 10_000;

    /** Drawing by kinds pays where there are fewer of them than this share of the clusters. */
    private static final int FEW = 8;

    private final Kinds<?> kinds;
    private final UniformRandomProvider random;
    private final Coin coin;
    private final boolean byKind;
    /** The number of clusters of all kinds before each one. */
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

    /** Whether samples of such a size are worth being grouped. */
    static boolean isLarge(int clusters) {
        return clusters >= LARGE;
    }

    private static boolean isByKind(int clusters, int number) {
        return isLarge(clusters) && number <= clusters / FEW;
    }

    /** The counts of the next draw; the array is written anew by the one after it. */
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

    /** Divides so many draws among a range of kinds, half by half. */
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

    /** Faster than nextInt(bound), and off by less than one in 100,000 for samples below 40,000. */
    static int index(UniformRandomProvider random, int bound) {
        return (int) (((random.nextInt() & 0xFFFF_FFFFL) * bound) >>> Integer.SIZE);
    }
}
