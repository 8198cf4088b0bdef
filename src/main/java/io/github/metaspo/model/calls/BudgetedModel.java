package io.github.metaspo.model.calls;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.Usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Enforces the budget of a run and records what each call took. */
final class BudgetedModel implements LanguageModel {

    private final LanguageModel model;
    private final Ledger ledger;
    private final UsageMeter meter;
    private final FirstAnswer firstAnswer;
    private final Clock clock;

    BudgetedModel(LanguageModel model, Ledger ledger, UsageMeter meter, FirstAnswer firstAnswer, Clock clock) {
        this.model = model;
        this.ledger = ledger;
        this.meter = meter;
        this.firstAnswer = firstAnswer;
        this.clock = clock;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        int tokens = ledger.countsTokens() ? meter.tokens(request) : 0;
        Usage admitted = ledger.admit(tokens, meter);
        boolean warm = meter.isWarm();
        Instant start = clock.instant();
        Usage taken = Usage.NONE;
        try {
            Reply reply = model.reply(request);
            taken = reply.usage();
            meter.learn(request, tokens, taken);
            meter.learn(Duration.between(start, clock.instant()), warm);
            return reply;
        } catch (ModelException e) {
            ledger.countFailure();
            throw e;
        } finally {
            ledger.settle(admitted, taken, meter.price());
        }
    }

    /** Records a reply that was stored; it costs nothing, tells what others may take, and that the key was accepted. */
    void countStored(Request request, Reply reply) {
        firstAnswer.arrived();
        ledger.countStored();
        if (ledger.countsTokens()) {
            meter.learn(request, meter.tokens(request), reply.usage());
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
