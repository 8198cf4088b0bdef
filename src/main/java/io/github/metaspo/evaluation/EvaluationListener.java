package io.github.metaspo.evaluation;

import io.github.metaspo.api.Reply;

/** Is told what happens while it happens; called by many threads at once. */
public interface EvaluationListener {

    /** A question was answered and scored. */
    void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome);

    /** The call of a question failed for good. */
    default void failed(Batch batch, int question, Outcome.Failed outcome) {}

    /** One listener for several. */
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
