package io.github.metaspo.gate;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Kinds;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Computes the score over the tasks of a role from recorded outcomes, with the same result as from the replies themselves. */
public final class RecordedTotals {

    private RecordedTotals() {}

    /** Returns the weighted mean over the tasks of a role that have outcomes, with its interval; empty if none has. */
    public static Optional<Measurement.Total> of(PreparedSuite prepared, Baseline outcomes, Task.Role role) {
        Map<String, List<Baseline.Row>> byTask =
                outcomes.rows().stream().collect(Collectors.groupingBy(Baseline.Row::task));
        List<Task> measured = prepared.suite().tasks(role).stream()
                .filter(task -> byTask.containsKey(task.id()))
                .toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        double mean = WeightedMean.of(
                measured, Task::weight, task -> outcomes(prepared, task).score(rows(byTask, task)));
        List<Stratum> strata = measured.stream()
                .map(task -> stratum(task, outcomes(prepared, task), rows(byTask, task)))
                .toList();
        return Optional.of(new Measurement.Total(mean, new Bootstrap().interval(strata)));
    }

    private static TaskOutcomes outcomes(PreparedSuite prepared, Task task) {
        return new TaskOutcomes(task, prepared.scorer(task));
    }

    private static List<Baseline.Row> rows(Map<String, List<Baseline.Row>> byTask, Task task) {
        return Objects.requireNonNull(byTask.get(task.id()));
    }

    /** Returns the outcomes by example, in the order of the suite, because resamples depend on it. */
    private static Stratum stratum(Task task, TaskOutcomes outcomes, List<Baseline.Row> rows) {
        Map<String, List<Baseline.Row>> byExample = rows.stream().collect(Collectors.groupingBy(Baseline.Row::example));
        List<List<Baseline.Row>> clusters = task.test().stream()
                .map(Example::id)
                .filter(byExample::containsKey)
                .map(id -> Objects.requireNonNull(byExample.get(id)))
                .toList();
        if (outcomes.isMean()) {
            return Stratum.Values.clustered(
                    task.weight(),
                    clusters.stream()
                            .map(cluster -> cluster.stream()
                                    .mapToDouble(Baseline.Row::score)
                                    .toArray())
                            .toArray(double[][]::new));
        }
        Kinds<List<Judgement>> kinds = Kinds.of(clusters.stream()
                .map(cluster -> cluster.stream().map(outcomes::judgement).toList())
                .toList());
        return new Stratum.Figure(task.weight(), kinds, outcomes.total(kinds));
    }
}
