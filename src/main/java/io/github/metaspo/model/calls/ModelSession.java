package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.model.calls.CallPolicy.Reuse;
import io.github.metaspo.model.calls.budget.BudgetTracker;
import io.github.metaspo.model.calls.budget.BudgetTracker.Phase;
import io.github.metaspo.model.calls.budget.BudgetedModel;
import io.github.metaspo.model.calls.budget.FirstReply;
import io.github.metaspo.model.calls.budget.Reserve;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.model.calls.budget.TokenEstimator;
import io.github.metaspo.model.calls.limit.LimitedModel;
import io.github.metaspo.model.calls.limit.Sleeper;
import io.github.metaspo.model.calls.store.CallKey;
import io.github.metaspo.model.calls.store.ReplyStore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * The models of one run of a goal over one suite: they share a budget, an account of what they took, and the replies that
 * are there already.
 */
public final class ModelSession implements AutoCloseable {

    /** A run that was interrupted longer ago is begun anew: the model may have changed. */
    private static final Duration LONGEST_INTERRUPTION = Duration.ofDays(1);

    private final ModelSource source;
    private final CallPolicy policy;
    private final ReplyCache cache;
    private final BudgetTracker tracker;
    private final Map<ModelSettings, TokenEstimator> meters = new ConcurrentHashMap<>();
    private final Map<ModelSettings, LongAdder> onlyThought = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicBoolean toldOfRetry = new AtomicBoolean();
    private final AtomicBoolean toldOfEstimate = new AtomicBoolean();

    /**
     * A run that begins now.
     *
     * @param store keeps the replies; closed with this run
     * @param recorded further replies, by request
     * @throws ModelException of kind UNAVAILABLE when the store cannot be used
     */
    public ModelSession(
            ModelSource source,
            CallPolicy policy,
            ReplyStore store,
            Map<String, Reply> recorded,
            Clock clock,
            Sleeper sleeper)
            throws ModelException {
        this.source = source;
        this.policy = policy;
        this.cache = new ReplyCache(store, oldest(policy.reuse(), store, clock.instant()), recorded);
        this.tracker = new BudgetTracker(policy.budget(), clock);
        this.clock = clock;
        this.sleeper = sleeper;
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
        return new ThinkingModel(new LazyModel(() -> stack(settings)), onlyThought(settings));
    }

    /** How many replies of a model had thinking in a field of its own, and no text. */
    public long repliesOfThinkingAlone(ModelSettings settings) {
        return onlyThought(settings).sum();
    }

    private LongAdder onlyThought(ModelSettings settings) {
        return onlyThought.computeIfAbsent(settings, model -> new LongAdder());
    }

    private LanguageModel stack(ModelSettings settings) throws ModelException {
        LanguageModel lazy = new LazyModel(() -> opened(settings));
        LanguageModel limited =
                new LimitedModel(lazy, source.limiter(settings), settings.concurrency(), settings.rate());
        FirstReply firstAnswer = new FirstReply();
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        // within the tries: each of them is a call that the budget must cover
        BudgetedModel budgeted = new BudgetedModel(
                limited, tracker, meter(settings), firstAnswer, () -> tellOfEstimate(settings), clock);
        LanguageModel retrying = new RetryingModel(
                budgeted,
                settings.deadline(),
                backoff,
                firstAnswer,
                failure -> tellOfRetry(settings, failure),
                clock,
                sleeper);
        SingleFlight singleFlight = new SingleFlight(cache, settings.deadline(), clock, sleeper);
        return new CachingModel(
                retrying, budgeted::countStored, settings.label(), keys(settings), cache, singleFlight, clock);
    }

    private void tellOfEstimate(ModelSettings settings) {
        if (toldOfEstimate.compareAndSet(false, true)) {
            source.notice(settings.label()
                    + ": the server tells no tokens for a reply; where it does not, they are counted by this plugin's own"
                    + " tokenizer, also for the budget");
        }
    }

    /** Once for a run: a server that is down for minutes must not look like one that thinks. */
    private void tellOfRetry(ModelSettings settings, ModelException failure) {
        if (toldOfRetry.compareAndSet(false, true)) {
            source.notice("a call failed and is made again, at the latest "
                    + settings.deadline().toSeconds() + " s after its beginning (deadline of the model): "
                    + failure.getMessage());
        }
    }

    private LanguageModel opened(ModelSettings settings) throws ModelException, InterruptedException {
        LanguageModel model = source.open(settings);
        return settings.request().systemRole() == SystemRole.USER ? new MergedSystemModel(model) : model;
    }

    /**
     * Which requests are answered already, so that asking them costs nothing.
     *
     * @throws ModelException of kind UNAVAILABLE when the provider is not there or does not know a setting
     */
    public Stored stored(ModelSettings settings) throws ModelException {
        CallKeys keys = keys(settings);
        return requests -> {
            List<CallKey> asked = requests.stream().map(keys::of).toList();
            Set<CallKey> answered = cache.answered(asked);
            BitSet places = new BitSet(asked.size());
            IntStream.range(0, asked.size())
                    .filter(place -> answered.contains(asked.get(place)))
                    .forEach(places::set);
            return places;
        };
    }

    /** Looks up which requests are answered already. */
    @FunctionalInterface
    public interface Stored {

        /**
         * Returns the places of the answered ones in a list of requests.
         *
         * @param requests looked up together; some thousand at most
         * @throws ModelException if the store cannot be read
         */
        BitSet among(List<Request> requests) throws ModelException;
    }

    private CallKeys keys(ModelSettings settings) throws ModelException {
        return new CallKeys(settings, source.answerSettings(settings));
    }

    /** Whether only models of this machine may be asked what is not answered yet. */
    public boolean offline() {
        return source.offline();
    }

    /**
     * Begins a search. Until {@link #measure}, calls that would not leave the reserve for the measurement are refused.
     *
     * @param target the model that answers the measurement's calls
     * @param reserve for the measurement
     * @param firstRound calls to that model up to the end of the search's first round, before which time does not end it
     */
    public void search(ModelSettings target, Reserve reserve, long firstRound) {
        tracker.enter(new Phase.Search(meter(target), reserve, firstRound, false));
    }

    /** Sets another reserve, for example because the prompts to measure may be longer. */
    public void keep(Reserve reserve) {
        if (tracker.phase() instanceof Phase.Search search) {
            tracker.enter(new Phase.Search(search.target(), reserve, search.firstRound(), search.firstRoundIsOver()));
        }
    }

    /** Ends the first round of a search: from here on its time may end it. */
    public void endFirstRound() {
        if (tracker.phase() instanceof Phase.Search search) {
            tracker.enter(new Phase.Search(search.target(), search.reserve(), search.firstRound(), true));
        }
    }

    /** Begins the measurement: the reserve is released, and time ends nothing any more. */
    public void measure() {
        tracker.enter(new Phase.Measurement());
    }

    private TokenEstimator meter(ModelSettings settings) {
        return meters.computeIfAbsent(settings, TokenEstimator::new);
    }

    /** What the models of this run took so far. */
    public Spending spending() {
        return tracker.spending();
    }

    /** Tells that the run came to its own end, so that the next one does not go on with it. */
    public void complete() throws ModelException {
        if (policy.reuse() instanceof Reuse.OwnRun own) {
            cache.store().endRun(own.name());
        }
    }

    @Override
    public void close() {
        cache.store().close();
    }
}
