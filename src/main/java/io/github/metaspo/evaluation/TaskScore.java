package io.github.metaspo.evaluation;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.MajorityClass;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Interval;
import io.github.metaspo.statistics.Kinds;
import io.github.metaspo.statistics.Stratum;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.function.Predicate;

/**
 * The score of a system prompt on one task.
 *
 * @param answers the results that were scored
 * @param metricVersion the version of the task's metric
 * @param score the total of the task's metric over all answered questions, 0 to 1
 * @param stratum the scored answers by example, for resampling
 * @param interval the interval of the score
 * @param majority the score of always giving the most frequent gold answer
 */
public record TaskScore(
        Answers answers,
        String metricVersion,
        double score,
        Stratum stratum,
        Interval interval,
        MajorityClass majority) {

    /**
     * Scores the answered questions of a task. Failed calls are left out.
     *
     * @throws IllegalArgumentException if nothing was answered
     */
    public static TaskScore of(Answers answers, TaskScorer scorer) {
        List<List<Judgement>> clusters = Clusters.of(answers);
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("nothing to score");
        }
        Task task = answers.batch().task();
        Metric metric = scorer.metric();
        Stratum stratum = stratum(task, metric, clusters);
        return new TaskScore(
                answers,
                metric.version(),
                metric.total(clusters.stream().flatMap(List::stream).toList()),
                stratum,
                new Bootstrap().interval(List.of(stratum)),
                MajorityClass.of(scorer, answers.batch().examples()));
    }

    private static Stratum stratum(Task task, Metric metric, List<List<Judgement>> clusters) {
        if (metric.isMean()) {
            return Stratum.Values.clustered(task.weight(), Clusters.scores(clusters));
        }
        Kinds<List<Judgement>> kinds = Kinds.of(clusters);
        return new Stratum.Figure(task.weight(), kinds, Clusters.total(metric, kinds));
    }

    public Task task() {
        return answers.batch().task();
    }

    /** Returns the number of replies without an answer. */
    public int unanswered() {
        return count(scored -> scored.judgement().prediction().isEmpty());
    }

    /** Returns the number of replies that were cut off. */
    public int cut() {
        return count(Outcome.Scored::cut);
    }

    /** Returns the number of replies with the full score. */
    public int right() {
        return count(scored -> scored.judgement().score() == 1);
    }

    private int count(Predicate<Outcome.Scored> condition) {
        return Math.toIntExact(answers.outcomes().stream()
                .filter(outcome -> outcome instanceof Outcome.Scored scored && condition.test(scored))
                .count());
    }

    /** Returns whether the constant answer would score higher, which means that the score says little about the prompt. */
    public boolean isBelowMajority() {
        return score < majority.score();
    }
}
