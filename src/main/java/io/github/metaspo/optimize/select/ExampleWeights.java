package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.optimize.state.TaskComparison;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much candidates disagreed on each train example. Examples on which earlier candidates disagreed are the most informative,
 * so they tend to be asked first.
 */
final class ExampleWeights {

    /** The weight of an answer relative to the next later one: as prompts improve, other examples become the hard ones. */
    private static final double DECAY = 0.9;

    /** The base weight of every example, to which 0 to 1 is added for disagreement, so that one on which all agree may still come early. */
    private static final double BASE_WEIGHT = 0.2;

    private final Map<String, History> byTask = new HashMap<>();

    /** Adds the scores of a candidate on the examples of a task. */
    void add(TaskComparison comparison, ExampleScores scores) {
        byTask.computeIfAbsent(comparison.task().id(), task -> new History(scores.size()))
                .add(scores);
    }

    /**
     * Returns the examples of a task that the incumbent has answered, in random order. If it has answered all, those on which
     * candidates disagree tend to come first. Until then the order is uniform, since new examples have no history.
     */
    int[] order(TaskComparison comparison, UniformRandomProvider random) {
        ExampleScores incumbent = comparison.incumbent();
        int[] known =
                IntStream.range(0, incumbent.size()).filter(incumbent::knows).toArray();
        History history = byTask.getOrDefault(comparison.task().id(), new History(incumbent.size()));
        boolean weighted = known.length == incumbent.size();
        double[] keys = new double[incumbent.size()];
        for (int example : known) {
            keys[example] = -Math.log(1 - random.nextDouble()) / (weighted ? history.weight(example) : 1);
        }
        return Arrays.stream(known)
                .boxed()
                .sorted(Comparator.comparingDouble(example -> keys[example]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The answers to the examples of one task, with exponentially decaying weights. */
    private static final class History {

        private final double[] right;
        private final double[] asked;

        History(int examples) {
            right = new double[examples];
            asked = new double[examples];
        }

        void add(ExampleScores scores) {
            for (int i = 0; i < right.length; i++) {
                if (scores.knows(i)) {
                    right[i] = DECAY * right[i] + scores.of(i);
                    asked[i] = DECAY * asked[i] + 1;
                }
            }
        }

        double weight(int example) {
            double share = (right[example] + 0.5) / (asked[example] + 1);
            return BASE_WEIGHT + 4 * share * (1 - share);
        }
    }
}
