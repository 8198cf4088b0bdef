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

/** Turns written outcomes of a task back into what its metric takes. */
final class TaskOutcomes {

    private final Metric metric;
    private final Map<String, String> golds;

    TaskOutcomes(Task task, TaskScorer scorer) {
        this.metric = scorer.metric();
        this.golds = task.test().stream().collect(Collectors.toMap(Example::id, example -> scorer.canonical(example)
                .answers()
                .get(0)));
    }

    boolean isMean() {
        return metric.isMean();
    }

    /** The task's metric over some outcomes, at least one. */
    double score(List<Baseline.Row> rows) {
        return isMean()
                ? rows.stream().mapToDouble(Baseline.Row::score).average().orElseThrow()
                : metric.total(rows.stream().map(this::judgement).toList());
    }

    /** The task's metric over a sample of clusters, by how often each kind of cluster is in it. */
    ToDoubleFunction<int[]> total(Kinds<List<Judgement>> clusters) {
        return Clusters.total(metric, clusters);
    }

    Judgement judgement(Baseline.Row row) {
        return new Judgement(golds.getOrDefault(row.example(), ""), row.prediction(), row.score());
    }
}
