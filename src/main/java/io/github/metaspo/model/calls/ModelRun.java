package io.github.metaspo.model.calls;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import io.github.metaspo.model.calls.CallPolicy.Reuse;
import io.github.metaspo.model.calls.store.ReplyStore;
import io.github.metaspo.suite.ModelSettings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The models of one run of a goal over one suite: they share a budget, an account of what they took, and the replies that
 * are there already.
 */
public final class ModelRun implements AutoCloseable {

    /** A run that was interrupted longer ago is begun anew: the model may have changed. */
    private static final Duration LONGEST_INTERRUPTION = Duration.ofDays(1);

    private final ModelSource source;
    private final CallPolicy policy;
    private final KnownReplies known;
    private final Ledger ledger;
    private final Clock clock;
    private final Delayer delayer;

    /**
     * A run that begins now.
     *
     * @param store keeps the replies; closed with this run
     * @param recorded further replies, by request
     * @throws ModelException of kind UNAVAILABLE when the store cannot be used
     */
    public ModelRun(
            ModelSource source,
            CallPolicy policy,
            ReplyStore store,
            Map<String, Reply> recorded,
            Clock clock,
            Delayer delayer)
            throws ModelException {
        this.source = source;
        this.policy = policy;
        this.known = new KnownReplies(store, oldest(policy.reuse(), store, clock.instant()), recorded);
        this.ledger = new Ledger(policy.budget(), clock);
        this.clock = clock;
        this.delayer = delayer;
    }

    private static Instant oldest(Reuse reuse, ReplyStore store, Instant now) throws ModelException {
        return reuse instanceof Reuse.OwnRun own
                ? store.beginRun(own.name(), now, now.minus(LONGEST_INTERRUPTION))
                : Instant.EPOCH;
    }

    /**
     * A model of this run. The provider opens it with the first question that is not answered yet; whoever asks for it
     * closes it.
     */
    public LanguageModel open(ModelSettings settings) {
        return new LazyModel(() -> stack(settings));
    }

    private LanguageModel stack(ModelSettings settings) throws ModelException {
        LanguageModel lazy = new LazyModel(() -> source.open(settings));
        LanguageModel limited =
                new LimitedModel(lazy, source.limiter(settings), settings.concurrency(), settings.rate());
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        LanguageModel retrying = new RetryingModel(limited, settings.deadline(), backoff, clock, delayer);
        LanguageModel budgeted = new BudgetedModel(retrying, ledger, settings.price());
        Turns turns = new Turns(known, settings.deadline(), clock, delayer);
        return new StoredModel(budgeted, settings.label(), keys(settings), known, turns, ledger, clock);
    }

    /**
     * Which requests are answered already, so that asking them costs nothing.
     *
     * @throws ModelException of kind UNAVAILABLE when the provider is not there or does not know a setting
     */
    public Stored stored(ModelSettings settings) throws ModelException {
        CallKeys keys = keys(settings);
        return request -> known.find(keys.of(request)).isPresent();
    }

    /** Tells whether a request is answered already. */
    @FunctionalInterface
    public interface Stored {
        boolean holds(Request request) throws ModelException;
    }

    private CallKeys keys(ModelSettings settings) throws ModelException {
        return new CallKeys(settings, source.answerSettings(settings));
    }

    /** Whether only models of this machine may be asked what is not answered yet. */
    public boolean offline() {
        return source.offline();
    }

    /**
     * Keeps back the part of the budget that later calls will take, by the calls so far. Until it is given free with 0, calls that
     * would not leave it are refused.
     *
     * @param calls 0 or above
     */
    public void reserve(long calls) {
        ledger.reserve(calls);
    }

    /** What the models of this run took so far. */
    public Spending spending() {
        return ledger.spending();
    }

    /** Tells that the run came to its own end, so that the next one does not go on with it. */
    public void complete() throws ModelException {
        if (policy.reuse() instanceof Reuse.OwnRun own) {
            known.store().endRun(own.name());
        }
    }

    @Override
    public void close() {
        known.store().close();
    }
}
