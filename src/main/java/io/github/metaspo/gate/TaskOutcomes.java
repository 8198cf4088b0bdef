package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.scoring.Judgement;
import io.github.metaspo.scoring.Metric;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.suite.Example;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Map;
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
                : total(rows.stream().map(this::judgement).toList());
    }

    double total(List<Judgement> judgements) {
        return metric.total(judgements);
    }

    Judgement judgement(Baseline.Row row) {
        return new Judgement(golds.getOrDefault(row.example(), ""), row.prediction(), row.score());
    }
}
