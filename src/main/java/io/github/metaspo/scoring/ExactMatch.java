package io.github.metaspo.scoring;

import io.github.metaspo.scoring.text.SquadText;
import io.github.metaspo.suite.Example;

/** 1 where the prediction equals a gold answer after SQuAD's normalisation, see {@link SquadText}. */
final class ExactMatch implements Metric {

    @Override
    public String version() {
        return "exactMatch 2";
    }

    @Override
    public boolean accepts(String gold) {
        return true;
    }

    @Override
    public double score(String prediction, Example example) {
        String normal = SquadText.normalise(prediction);
        return example.answers().stream().map(SquadText::normalise).anyMatch(normal::equals) ? 1 : 0;
    }
}
