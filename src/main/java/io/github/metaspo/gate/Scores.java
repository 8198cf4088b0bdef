package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The scores of one measurement, computed from its outcomes.
 *
 * @param train the weighted mean over the train tasks that were measured; empty where none was
 * @param tasks by id, in the order of the suite; only those that were measured
 */
public record Scores(Optional<Score> train, Map<String, Score> tasks) {

    public Scores {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /** The scores of the suite's tasks. */
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
        double sum = 0;
        double weights = 0;
        int right = 0;
        int answered = 0;
        for (Task task : suite.tasks(Task.Role.TRAIN)) {
            Score score = scores.get(task.id());
            if (score != null) {
                sum += task.weight() * score.value();
                weights += task.weight();
                right += score.right();
                answered += score.answered();
            }
        }
        return answered == 0 ? Optional.empty() : Optional.of(new Score(Math.min(1, sum / weights), right, answered));
    }
}
