package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock.MeasuredTask;
import io.github.metaspo.suite.Task;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Consistency check of a lock against its baseline: detects locks that were edited by hand or merged badly. The lock must be
 * comparable with the suite; otherwise its metrics and examples are unknown.
 */
public final class RecordedScores {

    /** Tolerance for scores in a lock, which have six decimal places. */
    private static final double ROUNDING = 2e-6;

    private final PreparedSuite prepared;

    public RecordedScores(PreparedSuite prepared) {
        this.prepared = prepared;
    }

    /** Returns the first inconsistency, as a sentence without a full stop; empty if there is none. */
    public Optional<String> problem(StoredMeasurement recorded) {
        Map<String, MeasuredTask> lock = recorded.measured().tasks().stream()
                .collect(Collectors.toMap(MeasuredTask::id, Function.identity(), (first, second) -> second));
        Set<String> inBaseline = recorded.outcomes().rows().stream()
                .map(Baseline.Row::task)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!lock.keySet().equals(inBaseline)
                || lock.size() != recorded.measured().tasks().size()) {
            return Optional.of("the lock and its baseline have different tasks: "
                    + String.join(", ", new TreeSet<>(lock.keySet())) + " in the lock, " + String.join(", ", inBaseline)
                    + " in the baseline");
        }
        Map<String, Score> scores = Scores.of(prepared, recorded.outcomes()).tasks();
        return prepared.suite().tasks().stream()
                .filter(task -> lock.containsKey(task.id()))
                .flatMap(task -> problem(
                        task,
                        Objects.requireNonNull(lock.get(task.id())),
                        Objects.requireNonNull(scores.get(task.id())))
                        .stream())
                .findFirst()
                .or(() -> total(recorded, scores));
    }

    private static Optional<String> problem(Task task, MeasuredTask recorded, Score score) {
        if (recorded.examples() != task.test().size()) {
            return Optional.of("the lock records " + recorded.examples() + " examples of task " + task.id()
                    + ", but it was measured with " + task.test().size());
        }
        return same(recorded.figure().score(), score.value())
                ? Optional.empty()
                : Optional.of("the lock records the score " + recorded.figure().score() + " for task " + task.id()
                        + ", but its baseline gives " + ScoreFormat.score(score.value()));
    }

    /** Weights may have changed since, so the weighted mean can only be checked to lie between the lowest and the highest score. */
    private Optional<String> total(StoredMeasurement recorded, Map<String, Score> scores) {
        double total = recorded.measured().train().score();
        double[] train = prepared.suite().tasks(Task.Role.TRAIN).stream()
                .flatMap(task -> Optional.ofNullable(scores.get(task.id())).stream())
                .mapToDouble(Score::value)
                .sorted()
                .toArray();
        if (train.length == 0 || total > train[0] - ROUNDING && total < train[train.length - 1] + ROUNDING) {
            return Optional.empty();
        }
        return Optional.of("the lock records the score " + total + ", but the tasks in its baseline have "
                + ScoreFormat.score(train[0]) + " to " + ScoreFormat.score(train[train.length - 1]));
    }

    private static boolean same(double recorded, double computed) {
        return Math.abs(recorded - computed) < ROUNDING;
    }
}
