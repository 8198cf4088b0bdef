package io.github.metaspo.gate;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Kinds;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs the outcomes of one task before and after, grouped by example in the order of their ids. */
final class PairedTask {

    private record Pair(Baseline.Row before, Baseline.Row after) {}

    private final Task task;
    private final TaskOutcomes outcomes;
    /** The pairs of each example; repeats of an example form one cluster. */
    private final List<List<Pair>> clusters;

    private final int leftOut;

    private PairedTask(Task task, TaskOutcomes outcomes, List<List<Pair>> clusters, int leftOut) {
        this.task = task;
        this.outcomes = outcomes;
        this.clusters = clusters;
        this.leftOut = leftOut;
    }

    /** Pairs the outcomes of a task; empty if no question was answered both before and after. */
    static Optional<PairedTask> of(Task task, TaskScorer scorer, List<Baseline.Row> before, List<Baseline.Row> after) {
        Map<Baseline.Question, Baseline.Row> former =
                before.stream().collect(Collectors.toMap(Baseline.Row::question, row -> row));
        Map<String, List<Pair>> byExample = new TreeMap<>();
        int pairs = 0;
        for (Baseline.Row row : after) {
            Baseline.Row partner = former.get(row.question());
            if (partner != null) {
                byExample
                        .computeIfAbsent(row.example(), example -> new ArrayList<>())
                        .add(new Pair(partner, row));
                pairs++;
            }
        }
        int leftOut = before.size() + after.size() - 2 * pairs;
        return pairs == 0
                ? Optional.empty()
                : Optional.of(
                        new PairedTask(task, new TaskOutcomes(task, scorer), List.copyOf(byExample.values()), leftOut));
    }

    /** Returns the change of the task's score. */
    TaskDelta change(Bootstrap bootstrap) {
        int pairs = clusters.stream().mapToInt(List::size).sum();
        Stratum.Swappable difference = difference();
        ScoreDelta delta =
                new ScoreDelta(score(Pair::before), score(Pair::after), bootstrap.interval(List.of(difference)));
        return new TaskDelta(task, delta, pairs, leftOut);
    }

    /** Returns the difference, after minus before, as input of the statistics. */
    Stratum.Swappable difference() {
        if (outcomes.isMean()) {
            return Stratum.Values.clustered(
                    task.weight(),
                    clusters.stream().map(PairedTask::differences).toArray(double[][]::new));
        }
        Kinds<List<Judgement>> sides = Kinds.of(
                Stream.concat(judgements(Pair::before), judgements(Pair::after)).toList());
        return Stratum.FigureDifference.of(task.weight(), sides, outcomes.total(sides));
    }

    private static double[] differences(List<Pair> cluster) {
        return cluster.stream()
                .mapToDouble(pair -> pair.after().score() - pair.before().score())
                .toArray();
    }

    private double score(Function<Pair, Baseline.Row> side) {
        return outcomes.score(clusters.stream().flatMap(List::stream).map(side).toList());
    }

    private Stream<List<Judgement>> judgements(Function<Pair, Baseline.Row> side) {
        return clusters.stream()
                .map(cluster ->
                        cluster.stream().map(side).map(outcomes::judgement).toList());
    }
}
