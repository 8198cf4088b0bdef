package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Power analysis of a search by successive halving: the smallest gain of a single candidate that such a search finds in 80 % of cases, by
 * simulation. All other candidates are taken to be as good as the prompt that they are compared with, so that they differ from it by chance
 * alone.
 */
public final class HalvingPower {

    private static final int MOST_SEARCHES = 1000;
    private static final int FEWEST_SEARCHES = 100;
    /** Candidates of all simulated searches together, so that the power of a search for thousands of them takes no longer. */
    private static final int CANDIDATES = 100_000;

    private static final int STEPS = 10;
    private static final long SEED = 20_250_509;

    private final List<Rung> rungs;
    private final double changing;
    private final double prior;

    /**
     * A rung of the search.
     *
     * @param candidates that answered it, above 0 and no more than on the rung before
     * @param questions that each of them has answered there, those of the rungs before included; above 0
     */
    public record Rung(int candidates, int questions) {
        public Rung {
            if (candidates < 1 || questions < 1) {
                throw new IllegalArgumentException(
                        "a rung of " + candidates + " candidates, " + questions + " questions");
            }
        }
    }

    /**
     * @param rungs from the lowest, at least one
     * @param changing the share of answers that change from one prompt to another, 0 to 1
     * @param prior questions that the assumption of no gain counts for when the best candidate is chosen, 0 or above
     */
    public HalvingPower(List<Rung> rungs, double changing, double prior) {
        if (rungs.isEmpty() || !(changing >= 0 && changing <= 1) || !(prior >= 0)) {
            throw new IllegalArgumentException("no search: " + rungs + ", " + changing + " changing, prior " + prior);
        }
        this.rungs = List.copyOf(rungs);
        this.changing = changing;
        this.prior = prior;
    }

    /** Returns the smallest such gain, above 0 and at most 1; empty if even a gain of 1 would be missed more often. */
    public OptionalDouble smallestGain() {
        if (power(1) < Power.POWER) {
            return OptionalDouble.empty();
        }
        double missed = 0;
        double found = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (missed + found) / 2;
            if (power(middle) < Power.POWER) {
                missed = middle;
            } else {
                found = middle;
            }
        }
        return OptionalDouble.of(found);
    }

    /**
     * Returns the share of searches that end with the candidate that truly gains.
     *
     * @param gain of the candidate, 0 to 1
     */
    public double power(double gain) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        int searches = Math.max(
                FEWEST_SEARCHES,
                Math.min(MOST_SEARCHES, CANDIDATES / rungs.get(0).candidates()));
        int found = 0;
        for (int search = 0; search < searches; search++) {
            found += finds(gain, random) ? 1 : 0;
        }
        return (double) found / searches;
    }

    /** A candidate of a simulated search; the one with number 0 truly gains, and stands anywhere among the others. */
    private static final class Simulated {

        private final int number;
        private final int place;
        private final Coin coin;
        private int answered;
        private int sum;

        Simulated(int number, int place, Coin coin) {
            this.number = number;
            this.place = place;
            this.coin = coin;
        }

        void answer(int questions, double gain, double changing) {
            double changes = Math.max(changing, gain);
            int changed = coin.binomial(questions - answered, changes);
            int won = changes == 0 ? 0 : coin.binomial(changed, (changes + gain) / (2 * changes));
            sum += 2 * won - changed;
            answered = questions;
        }

        int sum() {
            return sum;
        }

        int place() {
            return place;
        }

        double value(double prior) {
            return sum / (answered + prior);
        }
    }

    private boolean finds(double gain, UniformRandomProvider random) {
        Coin coin = new Coin(random);
        int all = rungs.get(0).candidates();
        int good = random.nextInt(all);
        List<Simulated> standing = new ArrayList<>();
        for (int place = 0; place < all; place++) {
            standing.add(new Simulated(place == good ? 0 : 1 + place, place, coin));
        }
        List<Simulated> ended = new ArrayList<>();
        for (Rung rung : rungs) {
            standing.sort(Comparator.comparingInt(Simulated::sum).reversed().thenComparingInt(Simulated::place));
            int climbing = Math.min(rung.candidates(), standing.size());
            ended.addAll(standing.subList(climbing, standing.size()));
            standing = new ArrayList<>(standing.subList(0, climbing));
            standing.forEach(one -> one.answer(rung.questions(), one.number == 0 ? gain : 0, changing));
        }
        ended.addAll(standing);
        Simulated best = ended.stream()
                .max(Comparator.comparingDouble((Simulated one) -> one.value(prior))
                        .thenComparing(Simulated::place, Comparator.reverseOrder()))
                .orElseThrow();
        return best.number == 0 && best.sum > 0;
    }
}
