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
 * How much candidates disagreed on each train example. What all answer right, or all wrong, tells them apart no better than chance, so
 * that examples on which they disagree are asked earlier.
 */
final class ExampleWeights {

    /** What an earlier answer counts, of a later one: prompts get better, and others become hard. */
    private static final double FADING = 0.9;

    /** What every example weighs, beside 0 to 1 for disagreement; one on which all agree may still come early. */
    private static final double LEAST = 0.2;

    private final Map<String, Past> byTask = new HashMap<>();

    /** Takes in how a candidate did in a field. */
    void add(TaskComparison field, ExampleScores marks) {
        byTask.computeIfAbsent(field.task().id(), task -> new Past(marks.size()))
                .add(marks);
    }

    /**
     * The examples of a field that the incumbent has answered, in an order drawn at random. Once it has answered all, those on which
     * candidates disagree tend to come first; before, examples that are new have no past to go by.
     */
    int[] order(TaskComparison field, UniformRandomProvider random) {
        ExampleScores incumbent = field.incumbent();
        int[] known =
                IntStream.range(0, incumbent.size()).filter(incumbent::knows).toArray();
        Past past = byTask.getOrDefault(field.task().id(), new Past(incumbent.size()));
        boolean weighted = known.length == incumbent.size();
        double[] keys = new double[incumbent.size()];
        for (int example : known) {
            keys[example] = -Math.log(1 - random.nextDouble()) / (weighted ? past.weight(example) : 1);
        }
        return Arrays.stream(known)
                .boxed()
                .sorted(Comparator.comparingDouble(example -> keys[example]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The answers to the examples of one task, the late ones counting most. */
    private static final class Past {

        private final double[] right;
        private final double[] asked;

        Past(int examples) {
            right = new double[examples];
            asked = new double[examples];
        }

        void add(ExampleScores marks) {
            for (int i = 0; i < right.length; i++) {
                if (marks.knows(i)) {
                    right[i] = FADING * right[i] + marks.of(i);
                    asked[i] = FADING * asked[i] + 1;
                }
            }
        }

        double weight(int example) {
            double share = (right[example] + 0.5) / (asked[example] + 1);
            return LEAST + 4 * share * (1 - share);
        }
    }
}
