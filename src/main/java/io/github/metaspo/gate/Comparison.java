package io.github.metaspo.gate;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Decision;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.PairedTest;
import io.github.metaspo.statistics.PairedTest.Direction;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Two measurements of a suite side by side, question by question. The train tasks alone decide; unseen ones stand beside.
 *
 * @param train the score of the train tasks
 * @param unseen the score of the unseen tasks; empty where there is none to compare
 * @param trainTasks each train task that was measured both times, in the order of the suite; at least one
 * @param unseenTasks each unseen task that was measured both times
 * @param higher whether the gain is more than noise; its indices are those of {@code trainTasks}
 * @param lower whether the drop is more than noise; its indices are those of {@code trainTasks}
 */
public record Comparison(
        ScoreDelta train,
        Optional<ScoreDelta> unseen,
        List<TaskDelta> trainTasks,
        List<TaskDelta> unseenTasks,
        Decision higher,
        Decision lower) {

    public Comparison {
        trainTasks = List.copyOf(trainTasks);
        unseenTasks = List.copyOf(unseenTasks);
    }

    /**
     * Compares what came of the same questions; what was answered only once is left out and counted.
     *
     * @throws IllegalArgumentException when no question of a train task was answered both times
     */
    public static Comparison of(PreparedSuite prepared, Baseline before, Baseline after) {
        return of(prepared, before, after, new Bootstrap(), new PairedTest());
    }

    static Comparison of(
            PreparedSuite prepared, Baseline before, Baseline after, Bootstrap bootstrap, PairedTest test) {
        List<PairedTask> train = pairs(Task.Role.TRAIN, prepared, before, after);
        List<PairedTask> unseen = pairs(Task.Role.UNSEEN, prepared, before, after);
        if (train.isEmpty()) {
            throw new IllegalArgumentException("no train task was measured both times");
        }
        List<TaskDelta> trainChanges =
                train.stream().map(task -> task.change(bootstrap)).toList();
        List<TaskDelta> unseenChanges =
                unseen.stream().map(task -> task.change(bootstrap)).toList();
        List<Stratum.Swappable> differences =
                train.stream().map(PairedTask::difference).toList();
        return new Comparison(
                total(trainChanges, train, bootstrap),
                unseen.isEmpty() ? Optional.empty() : Optional.of(total(unseenChanges, unseen, bootstrap)),
                trainChanges,
                unseenChanges,
                Decision.of(differences, Direction.HIGHER, test),
                Decision.of(differences, Direction.LOWER, test));
    }

    /** The train tasks whose drop is confirmed by itself, or with the whole where there is but one. */
    public List<TaskDelta> confirmedDrops() {
        return trainTasks.size() == 1 && lower.overall()
                ? trainTasks
                : lower.tasks().stream().map(trainTasks::get).toList();
    }

    /** How many questions of train tasks were answered both times. */
    public int pairs() {
        return trainTasks.stream().mapToInt(TaskDelta::pairs).sum();
    }

    /** How many questions of all tasks were answered only once. */
    public int leftOut() {
        return trainTasks.stream().mapToInt(TaskDelta::leftOut).sum()
                + unseenTasks.stream().mapToInt(TaskDelta::leftOut).sum();
    }

    private static List<PairedTask> pairs(Task.Role role, PreparedSuite prepared, Baseline before, Baseline after) {
        Map<String, List<Baseline.Row>> former = byTask(before);
        Map<String, List<Baseline.Row>> present = byTask(after);
        return prepared.suite().tasks(role).stream()
                .map(task -> PairedTask.of(
                        task,
                        prepared.scorer(task),
                        former.getOrDefault(task.id(), List.of()),
                        present.getOrDefault(task.id(), List.of())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<String, List<Baseline.Row>> byTask(Baseline baseline) {
        return baseline.rows().stream().collect(Collectors.groupingBy(Baseline.Row::task));
    }

    private static ScoreDelta total(List<TaskDelta> tasks, List<PairedTask> pairs, Bootstrap bootstrap) {
        Interval interval =
                bootstrap.interval(pairs.stream().map(PairedTask::difference).toList());
        return new ScoreDelta(mean(tasks, ScoreDelta::before), mean(tasks, ScoreDelta::after), interval);
    }

    private static double mean(List<TaskDelta> tasks, ToDoubleFunction<ScoreDelta> score) {
        return WeightedMean.of(tasks, task -> task.task().weight(), task -> score.applyAsDouble(task.change()));
    }
}
