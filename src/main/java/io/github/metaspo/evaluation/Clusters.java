package io.github.metaspo.evaluation;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;
import io.github.metaspo.statistics.Kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Clusters of judgements for statistics: all repeats of an example form one cluster. */
public final class Clusters {

    private Clusters() {}

    /** Returns one cluster per example with at least one scored reply. */
    static List<List<Judgement>> of(Answers answers) {
        List<List<Judgement>> clusters = new ArrayList<>();
        for (int example = 0; example < answers.batch().examples().size(); example++) {
            List<Judgement> cluster = answers.of(example).stream()
                    .filter(Outcome.Scored.class::isInstance)
                    .map(outcome -> ((Outcome.Scored) outcome).judgement())
                    .toList();
            if (!cluster.isEmpty()) {
                clusters.add(cluster);
            }
        }
        return clusters;
    }

    /** Returns the scores in each cluster. */
    static double[][] scores(List<List<Judgement>> clusters) {
        return clusters.stream()
                .map(cluster -> cluster.stream().mapToDouble(Judgement::score).toArray())
                .toArray(double[][]::new);
    }

    /** Returns a function from the number of clusters of each kind in a sample to the metric's total for that sample. */
    public static ToDoubleFunction<int[]> total(Metric metric, Kinds<List<Judgement>> clusters) {
        return total(metric, clusters.examples());
    }

    /**
     * Returns a function from the number of clusters of each kind in a sample to the metric's total for that sample.
     *
     * @param kinds one cluster of each kind; equal ones may occur, and empty ones, but not all may be empty
     */
    public static ToDoubleFunction<int[]> total(Metric metric, List<List<Judgement>> kinds) {
        Kinds<Judgement> judgements =
                Kinds.of(kinds.stream().flatMap(List::stream).toList());
        int[][] members = new int[kinds.size()][];
        int next = 0;
        for (int kind = 0; kind < members.length; kind++) {
            members[kind] = IntStream.range(next, next + kinds.get(kind).size())
                    .map(judgements::of)
                    .toArray();
            next += members[kind].length;
        }
        ToDoubleFunction<int[]> total = metric.totalByCounts(judgements.examples());
        int number = judgements.number();
        return counts -> {
            int[] sum = new int[number];
            for (int kind = 0; kind < counts.length; kind++) {
                for (int judgement : members[kind]) {
                    sum[judgement] += counts[kind];
                }
            }
            return total.applyAsDouble(sum);
        };
    }
}
