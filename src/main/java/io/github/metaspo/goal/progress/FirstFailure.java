package io.github.metaspo.goal.progress;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;

import java.util.concurrent.atomic.AtomicBoolean;

/** Listener that logs the first failed call of a run as a warning and ignores later ones. Thread-safe. */
public final class FirstFailure implements EvaluationListener {

    private final Console console;
    private final AtomicBoolean warned = new AtomicBoolean();

    public FirstFailure(Console console) {
        this.console = console;
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        // only failures are of interest
    }

    @Override
    public void failed(Batch batch, int question, Outcome.Failed outcome) {
        if (warned.compareAndSet(false, true)) {
            console.warn("first failed call, " + batch.place(question) + ": " + outcome.message());
        }
    }
}
