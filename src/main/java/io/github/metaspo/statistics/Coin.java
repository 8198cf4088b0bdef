package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;

/** A fair coin that is tossed many times at once, 64 tosses per random number. */
final class Coin {

    private final UniformRandomProvider random;
    private long bits;
    private int left;

    Coin(UniformRandomProvider random) {
        this.random = random;
    }

    /** Returns the number of heads in a number of tosses. */
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
     * Returns the number of successes in a number of trials. Compares a uniform random number per trial with the chance, for all
     * trials at once and bit by bit. Each bit decides half of the undecided trials, so a trial takes two tosses on average.
     *
     * @param chance the chance of success, 0 to 1
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
