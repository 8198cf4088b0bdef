package io.github.metaspo.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Power analysis of a search by successive halving: the smallest gain of a single candidate that such a search finds in 80 % of cases, by
 * simulation. All other candidates are taken to be as good as the prompt that they are compared with, so that they differ from it by chance
 * alone.
 */
public final class HalvingPower {

    private static final int MOST_SEARCHES = 1000;
    private static final int FEWEST_SEARCHES = 100;
    /** Candidates of all simulated searches together, so that the power of a search for thousands of them takes no longer. */
    private static final int CANDIDATES = 50_000;

    private static final int STEPS = 10;
    private static final long SEED = 20_250_509;

    private final List<Rung> rungs;
    private final double changing;
    private final double prior;
    private final List<Course> courses;

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
        this.courses = courses();
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
        Coin coin = new Coin(RandomSource.XO_RO_SHI_RO_128_PP.create(SEED + 1));
        long found =
                courses.stream().filter(course -> isFound(course, gain, coin)).count();
        return (double) found / courses.size();
    }

    /**
     * How the candidates without a gain fare in a simulated search in which the one with a gain climbs to the end.
     *
     * @param needed for each rung but the last, the sum of differences with which a further candidate climbs
     * @param best the best value of a candidate in the end; minus infinity if there is none
     * @param winsTies whether the further candidate is older than those that it ties with
     */
    private record Course(List<Integer> needed, double best, boolean winsTies) {}

    private List<Course> courses() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        int number = Math.max(
                FEWEST_SEARCHES,
                Math.min(MOST_SEARCHES, CANDIDATES / rungs.get(0).candidates()));
        return Stream.generate(() -> course(random)).limit(number).toList();
    }

    private Course course(UniformRandomProvider random) {
        Coin coin = new Coin(random);
        double best = Double.NEGATIVE_INFINITY;
        List<Integer> needed = new ArrayList<>();
        int[] sums = new int[rungs.get(0).candidates() - 1];
        int answered = 0;
        for (int rung = 0; rung < rungs.size(); rung++) {
            int questions = rungs.get(rung).questions();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += difference(questions - answered, 0, coin);
            }
            answered = questions;
            Arrays.sort(sums);
            if (sums.length > 0) {
                best = Math.max(best, value(sums[sums.length - 1], answered));
            }
            if (rung + 1 < rungs.size()) {
                int climbing = rungs.get(rung + 1).candidates();
                needed.add(sums.length < climbing ? Integer.MIN_VALUE : sums[sums.length - climbing]);
                sums = Arrays.copyOfRange(sums, Math.max(0, sums.length - (climbing - 1)), sums.length);
            }
        }
        return new Course(needed, best, random.nextBoolean());
    }

    private boolean isFound(Course course, double gain, Coin coin) {
        int sum = 0;
        int answered = 0;
        boolean stands = true;
        for (int rung = 0; rung < rungs.size(); rung++) {
            // drawn to the end in any case, so that all gains meet the same luck
            sum += difference(rungs.get(rung).questions() - answered, gain, coin);
            answered = rungs.get(rung).questions();
            if (rung < course.needed().size()) {
                int needed = course.needed().get(rung);
                stands &= course.winsTies() ? sum >= needed : sum > needed;
            }
        }
        double value = value(sum, answered);
        return stands && sum > 0 && (course.winsTies() ? value >= course.best() : value > course.best());
    }

    /** Returns the sum of the differences of further questions: 1 for each that is won, -1 for each that is lost. */
    private int difference(int questions, double gain, Coin coin) {
        double changes = Math.max(changing, gain);
        int changed = coin.binomial(questions, changes);
        int won = changes == 0 ? 0 : coin.binomial(changed, (changes + gain) / (2 * changes));
        return 2 * won - changed;
    }

    private double value(int sum, int answered) {
        return sum / (answered + prior);
    }
}
