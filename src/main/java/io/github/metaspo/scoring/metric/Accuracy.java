package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.LowerCase;
import io.github.metaspo.scoring.text.Nfkc;

/** Accuracy metric: 1 if the prediction equals a gold answer after NFKC normalisation, ignoring case and surrounding white space. */
public final class Accuracy implements Metric {

    @Override
    public String version() {
        return "accuracy 2";
    }

    static String normal(String text) {
        return LowerCase.of(LowerCase.upper(Nfkc.of(text).strip()));
    }

    @Override
    public boolean accepts(String gold) {
        return true;
    }

    @Override
    public double score(String prediction, Example example) {
        String normal = normal(prediction);
        return example.answers().stream().anyMatch(gold -> normal(gold).equals(normal)) ? 1 : 0;
    }
}
