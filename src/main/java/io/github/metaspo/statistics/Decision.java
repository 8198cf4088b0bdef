package io.github.metaspo.statistics;

import java.util.List;

/**
 * Whether a change of scores is more than noise, over a suite and in each of its tasks; all together at most 5 % false alarms.
 *
 * @param pValue of the whole suite
 * @param taskPValues of each task, in its order, before any correction
 * @param overall whether the change of the whole suite is confirmed
 * @param tasks indices of the tasks whose change is confirmed by itself; none in a suite of one task
 */
public record Decision(double pValue, List<Double> taskPValues, boolean overall, List<Integer> tasks) {

    /** The error rate of a suite of one task. */
    public static final double ERROR_RATE = 0.05;

    /** The error rate of the whole where there are several tasks. */
    public static final double OVERALL_ERROR_RATE = 0.04;

    /** The error rate that all tasks share where there are several. */
    private static final double TASKS_ERROR_RATE = 0.01;

    public Decision {
        taskPValues = List.copyOf(taskPValues);
        tasks = List.copyOf(tasks);
    }

    /**
     * The decision on paired differences.
     *
     * @param differences new minus old, one stratum a task, at least one
     */
    public static Decision of(
            List<? extends Stratum.Swappable> differences, PairedTest.Direction direction, PairedTest test) {
        double pValue = test.pValue(differences, direction);
        if (differences.size() == 1) {
            return new Decision(pValue, List.of(pValue), pValue <= ERROR_RATE, List.of());
        }
        List<Double> taskPValues = differences.stream()
                .map(task -> test.pValue(List.of(task), direction))
                .toList();
        return new Decision(
                pValue, taskPValues, pValue <= OVERALL_ERROR_RATE, Holm.rejected(taskPValues, TASKS_ERROR_RATE));
    }

    /** Whether anything is confirmed. */
    public boolean isConfirmed() {
        return overall || !tasks.isEmpty();
    }
}
