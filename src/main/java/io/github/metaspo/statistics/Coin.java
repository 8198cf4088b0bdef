package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;

/** Tosses a fair coin many times at once. */
final class Coin {

    private final UniformRandomProvider random;
    private long bits;
    private int left;

    Coin(UniformRandomProvider random) {
        this.random = random;
    }

    /** How many of so many tosses are heads. */
    int heads(int tosses) {
        int heads = 0;
        int open = tosses;
        while (open > 0) {
            if (left == 0) {
                bits = random.nextLong();
                left = Long.SIZE;
            }
            int taken = Math.min(open, left);
            heads += Long.bitCount(bits << (Long.SIZE - taken));
            // a shift by all 64 bits would shift by none
            bits = taken == Long.SIZE ? 0 : bits >>> taken;
            left -= taken;
            open -= taken;
        }
        return heads;
    }
}
