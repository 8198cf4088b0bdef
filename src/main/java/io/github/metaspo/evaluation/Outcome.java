package io.github.metaspo.evaluation;

import io.github.metaspo.api.Judgement;
import io.github.metaspo.api.ModelException;

/** The outcome of one question. */
public sealed interface Outcome {

    /**
     * The model replied.
     *
     * @param judgement the prediction and its score
     * @param cut whether the reply was cut off at {@code maxTokens} or at the end of the model's context
     */
    record Scored(Judgement judgement, boolean cut) implements Outcome {}

    /**
     * The call failed for good. This does not count as a wrong answer.
     *
     * @param kind the kind of failure
     * @param message the failure as a sentence
     */
    record Failed(ModelException.Kind kind, String message) implements Outcome {}

    /** The run ended before the question was asked. */
    record NotAsked() implements Outcome {}
}
