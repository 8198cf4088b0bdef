package io.github.metaspo.scoring;

import io.github.metaspo.suite.Example;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The mean over the gold classes of each class' F1; classes are told apart as {@link Accuracy} does. An unanswered question
 * and a prediction of no gold class are errors of the question's class and no class of their own. A question with several
 * gold answers belongs to the class of the first; a prediction of another of them counts as that class.
 */
final class MacroF1 implements Metric {

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
    public double total(List<Judgement> judgements) {
        Map<String, Counts> classes = new HashMap<>();
        judgements.forEach(judgement -> classes.computeIfAbsent(key(judgement.gold()), gold -> new Counts()));
        for (Judgement judgement : judgements) {
            Counts gold = Objects.requireNonNull(classes.get(key(judgement.gold())));
            if (judgement.score() == 1) {
                gold.right++;
            } else {
                gold.errors++;
                judgement.prediction().map(MacroF1::key).map(classes::get).ifPresent(predicted -> predicted.errors++);
            }
        }
        return classes.values().stream().mapToDouble(Counts::f1).average().orElseThrow();
    }

    private static String key(String label) {
        return Accuracy.normal(label);
    }

    private static final class Counts {
        private int right;
        /** Missed and falsely predicted together: F1 does not tell them apart. */
        private int errors;

        double f1() {
            return 2.0 * right / (2.0 * right + errors);
        }
    }
}
