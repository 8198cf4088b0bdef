package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.LowerCase;
import io.github.metaspo.scoring.text.Nfkc;
import io.github.metaspo.scoring.text.Words;

/**
 * Containment metric: 1 if the prediction contains a gold answer as whole words ("5" is not in "15", nor "port" in "support").
 * Case matters only with {@code caseSensitive: true}.
 */
public final class Contains implements Metric {

    private final boolean caseSensitive;

    public Contains(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
    }

    @Override
    public String version() {
        return "contains 2 caseSensitive=" + caseSensitive;
    }

    @Override
    public double score(String prediction, Example example) {
        String text = folded(prediction);
        return example.answers().stream().map(this::folded).anyMatch(gold -> holds(text, gold)) ? 1 : 0;
    }

    private String folded(String text) {
        return caseSensitive ? Nfkc.of(text.strip()) : LowerCase.of(Nfkc.of(text.strip()));
    }

    private static boolean holds(String text, String gold) {
        for (int at = text.indexOf(gold); at >= 0; at = text.indexOf(gold, at + 1)) {
            if (Words.isBoundary(text, at) && Words.isBoundary(text, at + gold.length())) {
                return true;
            }
        }
        return false;
    }
}
