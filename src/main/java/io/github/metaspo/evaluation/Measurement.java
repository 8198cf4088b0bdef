package io.github.metaspo.evaluation;

import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good a system prompt is at all tasks of a suite.
 *
 * @param tasks one score for each task that was measured, in the order of the suite
 * @param totals the weighted mean over the tasks of each role that was measured
 */
public record Measurement(List<TaskScore> tasks, Map<Task.Role, Total> totals) {

    /**
     * A score with its interval.
     *
     * @param score from 0 to 1
     * @param interval of the score
     */
    public record Total(double score, Interval interval) {

        private static Total of(List<TaskScore> tasks) {
            double mean = WeightedMean.of(tasks, score -> score.task().weight(), TaskScore::score);
            Interval interval = new Bootstrap()
                    .interval(tasks.stream().map(TaskScore::stratum).toList());
            return new Total(mean, interval);
        }
    }

    public Measurement {
        tasks = List.copyOf(tasks);
        totals = Map.copyOf(totals);
    }

    /** The measurement that some task scores make. */
    public static Measurement of(List<TaskScore> tasks) {
        Map<Task.Role, Total> totals = new EnumMap<>(Task.Role.class);
        for (Task.Role role : Task.Role.values()) {
            List<TaskScore> ofRole = ofRole(tasks, role);
            if (!ofRole.isEmpty()) {
                totals.put(role, Total.of(ofRole));
            }
        }
        return new Measurement(tasks, totals);
    }

    /** The scores of the tasks of a role. */
    public List<TaskScore> tasks(Task.Role role) {
        return ofRole(tasks, role);
    }

    /** The weighted mean over the tasks of a role; empty where none was measured. */
    public Optional<Total> total(Task.Role role) {
        return Optional.ofNullable(totals.get(role));
    }

    private static List<TaskScore> ofRole(List<TaskScore> tasks, Task.Role role) {
        return tasks.stream().filter(score -> score.task().role() == role).toList();
    }
}
