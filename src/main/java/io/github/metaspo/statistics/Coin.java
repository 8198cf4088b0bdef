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

    /**
     * How many of so many trials succeed. All trials compare a random number with the chance at once, digit by digit in base 2:
     * half of those still undecided are decided by each digit, so that a trial takes two tosses on average.
     *
     * @param chance of each trial, 0 to 1
     */
    int binomial(int trials, double chance) {
        int successes = 0;
        int undecided = trials;
        double rest = chance;
        while (undecided > 0 && rest > 0 && rest < 1) {
            rest *= 2;
            int ones = heads(undecided);
            if (rest >= 1) {
                rest -= 1;
                successes += undecided - ones;
                undecided = ones;
            } else {
                undecided -= ones;
            }
        }
        return chance >= 1 ? trials : successes;
    }
}
