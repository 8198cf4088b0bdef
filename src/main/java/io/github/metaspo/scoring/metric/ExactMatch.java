package io.github.metaspo.scoring.metric;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Metric;
import io.github.metaspo.scoring.text.SquadText;

/** SQuAD's exact match metric: 1 if the prediction equals a gold answer after normalisation, see {@link SquadText}. */
public final class ExactMatch implements Metric {

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
