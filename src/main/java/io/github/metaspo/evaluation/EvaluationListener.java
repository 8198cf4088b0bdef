package io.github.metaspo.evaluation;

import io.github.metaspo.api.Reply;

/** Receives evaluation events. Called from many threads at once. */
public interface EvaluationListener {

    /** Called after a question was answered and scored. */
    void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome);

    /** Called after the call of a question failed for good. */
    default void failed(Batch batch, int question, Outcome.Failed outcome) {}

    /** Returns a listener that passes all events on to several listeners, in the given order. */
    static EvaluationListener all(EvaluationListener... listeners) {
        return new EvaluationListener() {
            @Override
            public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
                for (EvaluationListener listener : listeners) {
                    listener.answered(batch, question, reply, outcome);
                }
            }

            @Override
            public void failed(Batch batch, int question, Outcome.Failed outcome) {
                for (EvaluationListener listener : listeners) {
                    listener.failed(batch, question, outcome);
                }
            }
        };
    }
}
