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
 * The scores of a system prompt over the tasks of a suite.
 *
 * @param tasks one score per measured task, in the order of the suite
 * @param totals for each measured role, the weighted mean over its tasks
 */
public record Measurement(List<TaskScore> tasks, Map<Task.Role, Total> totals) {

    /**
     * A score with its interval.
     *
     * @param score from 0 to 1
     * @param interval the interval of the score
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

    /** Returns the measurement with these task scores and their totals. */
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

    /** Returns the scores of the tasks of a role. */
    public List<TaskScore> tasks(Task.Role role) {
        return ofRole(tasks, role);
    }

    /** Returns the weighted mean over the tasks of a role, or empty if none was measured. */
    public Optional<Total> total(Task.Role role) {
        return Optional.ofNullable(totals.get(role));
    }

    private static List<TaskScore> ofRole(List<TaskScore> tasks, Task.Role role) {
        return tasks.stream().filter(score -> score.task().role() == role).toList();
    }
}
