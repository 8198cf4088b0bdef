package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.Suite;

/** A fake world with a target and a proposer, in which the true gain of every system prompt on unseen tasks is known. */
interface KnownWorld {

    /** A suite about this world. */
    Suite suite();

    LanguageModel target();

    Proposer proposer();

    /** The true gain of a system prompt over the suite's own on unseen tasks, in points. */
    double gain(String systemPrompt);

    /** The gain that a search can hope for, in points; 0 where nothing helps. */
    double attainable();
}
