package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The scores of one measurement, computed from its outcomes.
 *
 * @param train weighted mean over the measured train tasks; empty if none was measured
 * @param tasks by task id, in the order of the suite; only measured tasks
 */
public record Scores(Optional<Score> train, Map<String, Score> tasks) {

    public Scores {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /** Computes the scores of the suite's tasks. */
    public static Scores of(PreparedSuite prepared, Baseline outcomes) {
        Map<String, List<Baseline.Row>> byTask =
                outcomes.rows().stream().collect(Collectors.groupingBy(Baseline.Row::task));
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Task task : prepared.suite().tasks()) {
            List<Baseline.Row> rows = byTask.getOrDefault(task.id(), List.of());
            if (!rows.isEmpty()) {
                scores.put(task.id(), score(new TaskOutcomes(task, prepared.scorer(task)), rows));
            }
        }
        return new Scores(train(prepared.suite(), scores), scores);
    }

    private static Score score(TaskOutcomes outcomes, List<Baseline.Row> rows) {
        int right =
                Math.toIntExact(rows.stream().filter(row -> row.score() == 1).count());
        return new Score(outcomes.score(rows), right, rows.size());
    }

    private static Optional<Score> train(Suite suite, Map<String, Score> scores) {
        List<Task> measured = suite.tasks(Task.Role.TRAIN).stream()
                .filter(task -> scores.containsKey(task.id()))
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Function<Task, Score> score = task -> Objects.requireNonNull(scores.get(task.id()));
        double mean = WeightedMean.of(
                measured, Task::weight, task -> score.apply(task).value());
        return Optional.of(new Score(
                mean,
                measured.stream().map(score).mapToInt(Score::right).sum(),
                measured.stream().map(score).mapToInt(Score::answered).sum()));
    }
}
