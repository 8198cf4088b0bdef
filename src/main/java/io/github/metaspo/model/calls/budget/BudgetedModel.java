package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelUsage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decorator that enforces the budget of a run and records the usage of each call. A retry counts as a call of its own.
 */
public final class BudgetedModel implements LanguageModel {

    private final LanguageModel model;
    private final BudgetTracker tracker;
    private final TokenEstimator estimator;
    private final FirstReply firstAnswer;
    private final UsageMeter.Account account;
    private final Runnable estimated;
    private final Clock clock;

    public BudgetedModel(
            LanguageModel model,
            BudgetTracker tracker,
            TokenEstimator estimator,
            FirstReply firstAnswer,
            UsageMeter.Account account,
            Runnable estimated,
            Clock clock) {
        this.model = model;
        this.tracker = tracker;
        this.estimator = estimator;
        this.firstAnswer = firstAnswer;
        this.account = account;
        this.estimated = estimated;
        this.clock = clock;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        int tokens = tracker.countsTokens() ? estimator.tokens(request) : 0;
        Usage admitted = tracker.admit(tokens, estimator);
        ModelUsage.Phase phase = phase();
        boolean failed = false;
        boolean warm = estimator.isWarm();
        Instant start = clock.instant();
        // a call that is abandoned may still be billed
        Usage taken = admitted;
        try {
            Reply reply = counted(request, model.reply(request));
            taken = reply.usage();
            estimator.learn(request, tokens, taken);
            estimator.learn(Duration.between(start, clock.instant()), warm);
            return reply;
        } catch (ModelException e) {
            taken = e.kind() == ModelException.Kind.TIMED_OUT ? admitted : e.usage();
            if (e.kind() == ModelException.Kind.REFUSED_DEFAULT) {
                tracker.countWithoutResult(taken);
            } else {
                failed = true;
                tracker.countFailure(taken);
            }
            throw e;
        } catch (InterruptedException e) {
            tracker.countWithoutResult(taken);
            throw e;
        } finally {
            tracker.settle(admitted, taken, estimator.price());
            account.countCall(phase, taken, failed);
        }
    }

    private ModelUsage.Phase phase() {
        return tracker.phase() instanceof BudgetTracker.Phase.Search
                ? ModelUsage.Phase.SEARCH
                : ModelUsage.Phase.HELD_OUT;
    }

    /** Returns the reply with token counts: our own if the server reports none. */
    private Reply counted(Request request, Reply reply) {
        if (!reply.usage().equals(Usage.NONE) || (reply.text() + reply.thinking()).isEmpty()) {
            return reply;
        }
        estimated.run();
        Usage usage = new Usage(
                estimator.tokens(request), estimator.tokens(reply.text()) + estimator.tokens(reply.thinking()));
        return new Reply(reply.text(), reply.thinking(), reply.cut(), usage, reply.model());
    }

    /**
     * Records a stored reply. It costs nothing, but its usage improves the estimate, and it shows that the key was
     * accepted.
     */
    public void countStored(Request request, Reply reply) {
        firstAnswer.arrived();
        tracker.countStored();
        account.countStored(phase(), reply.usage());
        if (tracker.countsTokens()) {
            estimator.learn(request, estimator.tokens(request), reply.usage());
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
