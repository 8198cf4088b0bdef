package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.SquadText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SQuAD's F1 metric: F1 of the words that the prediction shares with the best gold answer, after normalisation, see {@link SquadText}. */
public final class TokenF1 implements Metric {

    @Override
    public String version() {
        return "tokenF1 2";
    }

    @Override
    public boolean accepts(String gold) {
        return true;
    }

    @Override
    public double score(String prediction, Example example) {
        List<String> predicted = SquadText.tokens(prediction);
        return example.answers().stream()
                .mapToDouble(gold -> f1(predicted, SquadText.tokens(gold)))
                .max()
                .orElseThrow();
    }

    private static double f1(List<String> predicted, List<String> gold) {
        Map<String, Integer> unmatched = new HashMap<>();
        gold.forEach(word -> unmatched.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : predicted) {
            int left = unmatched.getOrDefault(word, 0);
            if (left > 0) {
                unmatched.put(word, left - 1);
                shared++;
            }
        }
        return 2.0 * shared / (predicted.size() + gold.size());
    }
}
