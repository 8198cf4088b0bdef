package io.github.metaspo.evaluation;

import io.github.metaspo.scoring.Judgement;

import java.util.ArrayList;
import java.util.List;

/** What was answered, example by example: all repeats of an example are one cluster. */
final class Clusters {

    private Clusters() {}

    /** A cluster for each example with at least one scored reply. */
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

    /** The scores in each cluster. */
    static double[][] scores(List<List<Judgement>> clusters) {
        return clusters.stream()
                .map(cluster -> cluster.stream().mapToDouble(Judgement::score).toArray())
                .toArray(double[][]::new);
    }

    /** Everything in some clusters, given by number. */
    static List<Judgement> select(List<List<Judgement>> clusters, int[] numbers) {
        List<Judgement> selected = new ArrayList<>();
        for (int number : numbers) {
            selected.addAll(clusters.get(number));
        }
        return selected;
    }
}
