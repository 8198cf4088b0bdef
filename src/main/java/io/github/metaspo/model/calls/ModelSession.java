package io.github.metaspo.model.calls;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings.SystemRole;
import io.github.metaspo.model.ModelUsage;
import io.github.metaspo.model.calls.CallPolicy.Reuse;
import io.github.metaspo.model.calls.budget.BudgetTracker;
import io.github.metaspo.model.calls.budget.BudgetTracker.Phase;
import io.github.metaspo.model.calls.budget.BudgetedModel;
import io.github.metaspo.model.calls.budget.FirstReply;
import io.github.metaspo.model.calls.budget.Reserve;
import io.github.metaspo.model.calls.budget.Spending;
import io.github.metaspo.model.calls.budget.TokenEstimator;
import io.github.metaspo.model.calls.budget.UsageMeter;
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
 * The models of one run of a goal on one suite. They share a budget, the usage statistics, and the stored replies.
 */
public final class ModelSession implements AutoCloseable {

    /** A run that began longer ago is not resumed, because the model may have changed. */
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private final ModelSource source;
    private final CallPolicy policy;
    private final ReplyCache cache;
    private final BudgetTracker tracker;
    private final UsageMeter meter = new UsageMeter();
    private final Map<ModelSettings, TokenEstimator> estimators = new ConcurrentHashMap<>();
    private final Map<ModelSettings, LongAdder> thinkingOnly = new ConcurrentHashMap<>();
    private final Set<ModelSettings> expected = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicBoolean retryReported = new AtomicBoolean();
    private final AtomicBoolean estimateReported = new AtomicBoolean();

    /**
     * Begins a run now.
     *
     * @param store stores the replies; closed with this session
     * @param recorded further replies, by request
     * @throws ModelException of kind UNAVAILABLE if the store cannot be used
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
        this.tracker = new BudgetTracker(policy.budget(), policy.setting(), clock);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    private static Instant oldest(Reuse reuse, ReplyStore store, Instant now) throws ModelException {
        return reuse instanceof Reuse.OwnRun own ? store.beginRun(own.name(), now, now.minus(MAX_AGE)) : Instant.EPOCH;
    }

    /** Returns a target model of this run, as {@link #open(ModelSettings, ModelUsage.Role)} does. */
    public LanguageModel open(ModelSettings settings) {
        return open(settings, ModelUsage.Role.TARGET);
    }

    /**
     * Returns a model of this run, which the caller has to close. The provider opens it on the first request without a
     * stored reply.
     *
     * @param role whose usage its calls are
     */
    public LanguageModel open(ModelSettings settings, ModelUsage.Role role) {
        return new ThinkingModel(new LazyModel(() -> stack(settings, role)), thinkingOnly(settings));
    }

    /** Returns the number of a model's replies that had thinking in a separate field but no text. */
    public long repliesOfThinkingAlone(ModelSettings settings) {
        return thinkingOnly(settings).sum();
    }

    private LongAdder thinkingOnly(ModelSettings settings) {
        return thinkingOnly.computeIfAbsent(settings, model -> new LongAdder());
    }

    private LanguageModel stack(ModelSettings settings, ModelUsage.Role role) throws ModelException {
        LanguageModel lazy = new LazyModel(() -> opened(settings));
        LanguageModel limited =
                new LimitedModel(lazy, source.limiter(settings), settings.concurrency(), settings.rate());
        FirstReply firstAnswer = new FirstReply();
        Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        // inside the retries: the budget must cover each try as a call of its own
        BudgetedModel budgeted = new BudgetedModel(
                limited,
                tracker,
                estimator(settings),
                firstAnswer,
                meter.account(role, settings.label(), settings.price()),
                () -> reportEstimate(settings),
                clock);
        LanguageModel retrying = new RetryingModel(
                budgeted,
                settings.deadline(),
                backoff,
                firstAnswer,
                failure -> reportRetry(settings, failure),
                clock,
                sleeper);
        SingleFlight singleFlight = new SingleFlight(cache, settings.deadline(), clock, sleeper);
        return new CachingModel(
                retrying, budgeted::countStored, settings.label(), keys(settings), cache, singleFlight, clock);
    }

    private void reportEstimate(ModelSettings settings) {
        if (estimateReported.compareAndSet(false, true)) {
            source.notice(settings.label()
                    + ": a reply came without a count of its tokens; tokens that are not reported are counted by the"
                    + " plugin's own tokenizer, also for the budget");
        }
    }

    /** Reports the first retry of a run at once; otherwise a server that is down for minutes looks like a slow one. */
    private void reportRetry(ModelSettings settings, ModelException failure) {
        if (retryReported.compareAndSet(false, true)) {
            source.notice("a call failed and is retried, at the latest "
                    + settings.deadline().toSeconds() + " s after it began (deadline of the model): "
                    + failure.getMessage());
        }
    }

    /**
     * Announces a model that the run will ask. What it lacks then shows before the first question of the run, which may be to
     * another model and cost money; a run that is answered from the store still needs nothing.
     */
    public void expect(ModelSettings settings) {
        expected.add(settings);
    }

    private LanguageModel opened(ModelSettings settings) throws ModelException, InterruptedException {
        for (ModelSettings model : expected) {
            source.check(model);
        }
        LanguageModel model = source.open(settings);
        return settings.request().systemRole() == SystemRole.USER ? new MergedSystemModel(model) : model;
    }

    /**
     * Returns a lookup of the requests that already have a reply and therefore cost nothing.
     *
     * @throws ModelException of kind UNAVAILABLE if the provider does not exist or does not support a setting
     */
    public Stored stored(ModelSettings settings) throws ModelException {
        CallKeys keys = keys(settings);
        return requests -> {
            List<CallKey> asked = requests.stream().map(keys::of).toList();
            Set<CallKey> answered = cache.answered(asked);
            BitSet indexes = new BitSet(asked.size());
            IntStream.range(0, asked.size())
                    .filter(index -> answered.contains(asked.get(index)))
                    .forEach(indexes::set);
            return indexes;
        };
    }

    /** Looks up which requests already have a reply. */
    @FunctionalInterface
    public interface Stored {

        /**
         * Returns the indexes of the requests that have a reply.
         *
         * @param requests requests to look up together; a few thousand at most
         * @throws ModelException if the store cannot be read
         */
        BitSet among(List<Request> requests) throws ModelException;
    }

    private CallKeys keys(ModelSettings settings) throws ModelException {
        return new CallKeys(settings, source.answerSettings(settings));
    }

    /** Returns whether only models on this machine may be called. */
    public boolean offline() {
        return source.offline();
    }

    /**
     * Begins a search. Until {@link #measure}, calls that would use up the reserve for the measurement are refused.
     *
     * @param target model that the measurement calls
     * @param reserve part of the budget kept for the measurement
     * @param firstRound calls to that model until the end of the search's first round; until then the time limit does
     *     not end the search
     */
    public void search(ModelSettings target, Reserve reserve, long firstRound) {
        tracker.enter(new Phase.Search(estimator(target), reserve, firstRound, false));
    }

    /** Replaces the reserve, for example because the prompts to measure have become longer. */
    public void keep(Reserve reserve) {
        if (tracker.phase() instanceof Phase.Search search) {
            tracker.enter(new Phase.Search(search.target(), reserve, search.firstRound(), search.firstRoundIsOver()));
        }
    }

    /** Ends the first round of a search. From now on the time limit may end the search. */
    public void endFirstRound() {
        if (tracker.phase() instanceof Phase.Search search) {
            tracker.enter(new Phase.Search(search.target(), search.reserve(), search.firstRound(), true));
        }
    }

    /** Begins the measurement: releases the reserve and no longer enforces the time limit. */
    public void measure() {
        tracker.enter(new Phase.Measurement());
    }

    private TokenEstimator estimator(ModelSettings settings) {
        return estimators.computeIfAbsent(settings, TokenEstimator::new);
    }

    /** Returns the usage of this run's models so far. */
    public Spending spending() {
        return tracker.spending();
    }

    /** Returns the usage of this run so far, by model and phase of the run. */
    public List<ModelUsage> usages() {
        return meter.usages();
    }

    /** Marks the run as completed, so that the next run does not resume it. */
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
