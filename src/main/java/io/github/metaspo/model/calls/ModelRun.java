package io.github.metaspo.model.calls;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.suite.ModelSettings;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** The models of one run of a goal over one suite: they share a budget and an account of what they took. */
public final class ModelRun implements AutoCloseable {

    private final ModelSource source;
    private final Ledger ledger;
    private final Clock clock;
    private final Delayer delayer;

    /** A run that begins now. */
    public ModelRun(ModelSource source, CallPolicy policy, Clock clock, Delayer delayer) {
        this.source = source;
        this.ledger = new Ledger(policy.budget(), clock);
        this.clock = clock;
        this.delayer = delayer;
    }

    /** A model of this run. The provider opens it with the first question; whoever asks for it closes it. */
    public LanguageModel open(ModelSettings settings) {
        LanguageModel lazy = new LazyModel(() -> source.open(settings));
        LanguageModel limited =
                new LimitedModel(lazy, source.limiter(settings), settings.concurrency(), settings.rate());
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        LanguageModel retrying = new RetryingModel(limited, settings.deadline(), backoff, clock, delayer);
        return new BudgetedModel(retrying, ledger, settings.price());
    }

    /** What the models of this run took so far. */
    public Spending spending() {
        return ledger.spending();
    }

    @Override
    public void close() {}
}
