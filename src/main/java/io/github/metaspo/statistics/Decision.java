package io.github.metaspo.statistics;

import java.util.List;

/**
 * The decision whether a change of scores is significant, for the suite and for each task. The false-alarm rate of all tests
 * together is at most 5 %.
 *
 * @param pValue the p-value of the whole suite
 * @param taskPValues the p-value of each task in order, uncorrected
 * @param overall whether the change of the whole suite is confirmed
 * @param tasks the indices of the tasks whose own change is confirmed; empty for a suite of one task
 */
public record Decision(double pValue, List<Double> taskPValues, boolean overall, List<Integer> tasks) {

    /** The error rate for a suite of one task. */
    public static final double ERROR_RATE = 0.05;

    /** The error rate for the whole suite if there are several tasks. */
    public static final double OVERALL_ERROR_RATE = 0.04;

    /** The error rate that the tests of the tasks share if there are several tasks. */
    private static final double TASKS_ERROR_RATE = 0.01;

    public Decision {
        taskPValues = List.copyOf(taskPValues);
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the decision for paired differences.
     *
     * @param differences new minus old, one stratum per task, at least one
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

    /** Returns whether the change of the suite or of any task is confirmed. */
    public boolean isConfirmed() {
        return overall || !tasks.isEmpty();
    }
}
