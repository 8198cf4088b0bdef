package io.github.metaspo.scoring;

import io.github.metaspo.suite.Example;

/** 1 where the prediction equals a gold answer, case and surrounding white space aside. */
final class Accuracy implements Metric {

    @Override
    public String version() {
        return "accuracy 1";
    }

    @Override
    public boolean accepts(String gold) {
        return true;
    }

    @Override
    public double score(String prediction, Example example) {
        String stripped = prediction.strip();
        return example.answers().stream().anyMatch(gold -> gold.strip().equalsIgnoreCase(stripped)) ? 1 : 0;
    }
}
