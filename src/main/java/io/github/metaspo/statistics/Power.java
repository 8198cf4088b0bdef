package io.github.metaspo.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.List;

/** Power analysis: the smallest drop that a suite of a given size can detect. */
public final class Power {

    /** The assumed share of answers that change from one prompt to another, until the suite's own is known. */
    public static final double USUAL_CHANGE = 0.2;

    /** The share of cases in which the drop is confirmed. */
    public static final double POWER = 0.8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Power() {}

    /**
     * A task of the suite.
     *
     * @param weight the weight in the suite's score, above 0
     * @param examples the number of compared examples, above 0
     * @param changing the share of answers that change, 0 to 1
     */
    public record Task(double weight, int examples, double changing) {
        public Task {
            if (!(weight > 0) || examples < 1 || !(changing >= 0 && changing <= 1)) {
                throw new IllegalArgumentException(
                        "no task: weight " + weight + ", " + examples + " examples, " + changing + " changing");
            }
        }
    }

    /**
     * Returns the drop of the suite's score (0 to 1) that {@link Decision} confirms in 80 % of cases. It is above 1 if the suite
     * is too small to confirm any drop.
     *
     * @param tasks at least one
     */
    public static double smallestDetectableDrop(List<Task> tasks) {
        double alpha = tasks.size() == 1 ? Decision.ERROR_RATE : Decision.OVERALL_ERROR_RATE;
        double weights = tasks.stream().mapToDouble(Task::weight).sum();
        double variance = tasks.stream()
                .mapToDouble(task -> Math.pow(task.weight / weights, 2) * task.changing / task.examples)
                .sum();
        double z = NORMAL.inverseSurvivalProbability(alpha) + NORMAL.inverseSurvivalProbability(1 - POWER);
        return z * Math.sqrt(variance);
    }
}
