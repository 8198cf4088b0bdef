package io.github.metaspo.model.calls;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.Usage;
import io.github.metaspo.suite.ModelSettings.Price;

import java.util.Optional;

/** Asks only what the run's budget carries, and writes down what it took. */
final class BudgetedModel implements LanguageModel {

    private final LanguageModel model;
    private final Ledger ledger;
    private final Optional<Price> price;
    private Usage total = Usage.NONE;
    private long replies;

    BudgetedModel(LanguageModel model, Ledger ledger, Optional<Price> price) {
        this.model = model;
        this.ledger = ledger;
        this.price = price;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        Usage expected = usual();
        ledger.admit(expected, price);
        Usage taken = Usage.NONE;
        try {
            Reply reply = model.reply(request);
            taken = reply.usage();
            learn(taken);
            return reply;
        } catch (ModelException e) {
            ledger.countFailure();
            throw e;
        } finally {
            ledger.settle(expected, taken, price);
        }
    }

    /** What a call to this model took in the mean so far. */
    private synchronized Usage usual() {
        return replies == 0 ? Usage.NONE : new Usage(total.input() / replies, total.output() / replies);
    }

    private synchronized void learn(Usage taken) {
        total = total.plus(taken);
        replies++;
    }

    @Override
    public void close() {
        model.close();
    }
}
