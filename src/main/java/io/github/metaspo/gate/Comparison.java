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
 * Paired comparison of two measurements of a suite, question by question. Only train tasks affect decisions; unseen tasks are reported.
 *
 * @param train change of the train tasks' score
 * @param unseen change of the unseen tasks' score; empty if there is none to compare
 * @param trainTasks change of each train task in both measurements, in the order of the suite; at least one
 * @param unseenTasks change of each unseen task in both measurements
 * @param higher whether the gain is statistically significant; its indices refer to {@code trainTasks}
 * @param lower whether the drop is statistically significant; its indices refer to {@code trainTasks}
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
     * Compares two measurements on the questions answered in both. Questions answered in only one are left out and counted.
     *
     * @throws IllegalArgumentException if no question of a train task was answered in both
     */
    public static Comparison of(PreparedSuite prepared, Baseline before, Baseline after) {
        return of(prepared, before, after, new Bootstrap(), new PairedTest());
    }

    /** Compares two measurements, as {@link #of} does; empty if no question of a train task was answered in both. */
    public static Optional<Comparison> ifPossible(PreparedSuite prepared, Baseline before, Baseline after) {
        return CommonQuestions.of(before, after).hasTrainTask(prepared.suite())
                ? Optional.of(of(prepared, before, after))
                : Optional.empty();
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

    /** Returns the train tasks with a confirmed drop. If there is only one train task, the test of the total decides. */
    public List<TaskDelta> confirmedDrops() {
        return trainTasks.size() == 1 && lower.overall()
                ? trainTasks
                : lower.tasks().stream().map(trainTasks::get).toList();
    }

    /** Returns how many questions of train tasks were answered in both measurements. */
    public int pairs() {
        return trainTasks.stream().mapToInt(TaskDelta::pairs).sum();
    }

    /** Returns how many questions of all tasks were answered in only one of them. */
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
