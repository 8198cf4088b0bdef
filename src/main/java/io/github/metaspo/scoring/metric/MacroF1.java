package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.Metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Macro-averaged F1: the mean F1 over the gold classes, which are compared as in {@link Accuracy}. An unanswered question or a
 * prediction outside the gold classes is an error of the question's class, not a class of its own. A question with several gold
 * answers belongs to the class of the first, and a prediction of any of them counts as that class.
 */
public final class MacroF1 implements Metric {

    private static final int RIGHT = -1;
    private static final int NO_CLASS = -2;

    private final Accuracy accuracy = new Accuracy();

    @Override
    public String version() {
        return "macroF1 2";
    }

    @Override
    public boolean accepts(String gold) {
        return true;
    }

    @Override
    public double score(String prediction, Example example) {
        return accuracy.score(prediction, example);
    }

    @Override
    public boolean isMean() {
        return false;
    }

    @Override
    public boolean risesWithMean() {
        return true;
    }

    @Override
    public double total(List<Judgement> judgements) {
        int[] once = new int[judgements.size()];
        Arrays.fill(once, 1);
        return totalByCounts(judgements).applyAsDouble(once);
    }

    @Override
    public ToDoubleFunction<int[]> totalByCounts(List<Judgement> judgements) {
        Map<String, Integer> classes = new HashMap<>();
        int[] gold = judgements.stream()
                .mapToInt(judgement -> classes.computeIfAbsent(key(judgement.gold()), label -> classes.size()))
                .toArray();
        int[] predicted = judgements.stream()
                .mapToInt(judgement -> judgement.score() == 1
                        ? RIGHT
                        : judgement
                                .prediction()
                                .map(MacroF1::key)
                                .map(classes::get)
                                .orElse(NO_CLASS))
                .toArray();
        return counts -> total(classes.size(), gold, predicted, counts);
    }

    private static double total(int classes, int[] gold, int[] predicted, int[] counts) {
        long[] right = new long[classes];
        // false negatives and false positives together, since F1 treats them alike
        long[] errors = new long[classes];
        boolean[] isGold = new boolean[classes];
        for (int kind = 0; kind < counts.length; kind++) {
            isGold[gold[kind]] |= counts[kind] > 0;
            if (predicted[kind] == RIGHT) {
                right[gold[kind]] += counts[kind];
            } else {
                errors[gold[kind]] += counts[kind];
                if (predicted[kind] != NO_CLASS) {
                    errors[predicted[kind]] += counts[kind];
                }
            }
        }
        return IntStream.range(0, classes)
                .filter(label -> isGold[label])
                .mapToDouble(label -> 2.0 * right[label] / (2.0 * right[label] + errors[label]))
                .average()
                .orElseThrow();
    }

    private static String key(String label) {
        return Accuracy.normal(label);
    }
}
