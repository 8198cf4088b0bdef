package io.github.metaspo.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

import java.util.List;
import java.util.Optional;

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
     * A drop of the suite's score that {@link Decision} confirms in 80 % of cases.
     *
     * @param size of the drop, 0 to 1
     * @param changing the share of answers that change in that case; at least the size, because a drop of 30 points changes 30 % of the answers
     */
    public record Drop(double size, double changing) {}

    /**
     * Returns the smallest drop that {@link Decision} confirms in 80 % of cases, if the shares of the tasks change; if those are too small for
     * such a drop, the smallest one in which every change is a loss.
     *
     * @param tasks at least one
     * @return empty if the suite is too small to confirm any drop
     */
    public static Optional<Drop> smallestDetectableDrop(List<Task> tasks) {
        double alpha = tasks.size() == 1 ? Decision.ERROR_RATE : Decision.OVERALL_ERROR_RATE;
        double z = NORMAL.inverseSurvivalProbability(alpha) + NORMAL.inverseSurvivalProbability(1 - POWER);
        double weights = tasks.stream().mapToDouble(Task::weight).sum();
        double changing = tasks.stream()
                .mapToDouble(task -> task.weight / weights * task.changing)
                .sum();
        double drop = z * Math.sqrt(variance(tasks, weights));
        if (drop <= changing) {
            return Optional.of(new Drop(drop, changing));
        }
        // a drop of d changes a share of at least d: d = z * sqrt(d * variance of a share of 1)
        double all = z
                * z
                * variance(
                        tasks.stream()
                                .map(task -> new Task(task.weight, task.examples, 1))
                                .toList(),
                        weights);
        return all > 1 ? Optional.empty() : Optional.of(new Drop(all, all));
    }

    private static double variance(List<Task> tasks, double weights) {
        return tasks.stream()
                .mapToDouble(task -> Math.pow(task.weight / weights, 2) * task.changing / task.examples)
                .sum();
    }
}
