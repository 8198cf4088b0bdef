package io.github.metaspo.evaluation;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.ModelException;

/** What came of one question. */
public sealed interface Outcome {

    /**
     * The model replied.
     *
     * @param judgement what the reply is worth
     * @param cut whether the reply was cut off, at the most tokens allowed or at the end of the model's context
     */
    record Scored(Judgement judgement, boolean cut) implements Outcome {}

    /**
     * The call failed for good; this is no wrong answer.
     *
     * @param kind why
     * @param message the same as a sentence
     */
    record Failed(ModelException.Kind kind, String message) implements Outcome {}

    /** The run ended before its turn. */
    record NotAsked() implements Outcome {}
}
