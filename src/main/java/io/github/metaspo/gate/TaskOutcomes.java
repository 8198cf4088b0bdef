package io.github.metaspo.gate;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.evaluation.Clusters;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.statistics.Kinds;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Converts stored outcomes of a task to the input of its metric, and computes scores from them. */
final class TaskOutcomes {

    private final Metric metric;
    private final Map<String, String> golds;

    TaskOutcomes(Task task, TaskScorer scorer) {
        this.metric = scorer.metric();
        this.golds = task.test().stream().collect(Collectors.toMap(Example::id, example -> scorer.canonical(example)
                .answers()
                .get(0)));
    }

    /** Returns whether the task's score is the mean of its questions' scores. */
    boolean isMean() {
        return metric.isMean();
    }

    /** Returns the task's score over one or more outcomes. */
    double score(List<Baseline.Row> rows) {
        return isMean()
                ? rows.stream().mapToDouble(Baseline.Row::score).average().orElseThrow()
                : metric.total(rows.stream().map(this::judgement).toList());
    }

    /** Returns the task's score over a sample of clusters, as a function of how often the sample has each kind of cluster. */
    ToDoubleFunction<int[]> total(Kinds<List<Judgement>> clusters) {
        return Clusters.total(metric, clusters);
    }

    /** Returns a stored outcome as input of the metric. */
    Judgement judgement(Baseline.Row row) {
        return new Judgement(golds.getOrDefault(row.example(), ""), row.prediction(), row.score());
    }
}
