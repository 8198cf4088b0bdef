package io.github.metaspo.model.calls.budget;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings.Price;
import io.github.metaspo.api.Usage;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tracks the usage of one run and enforces its budget. A call is admitted with the maximum it may use. If that does not
 * fit, it waits for the calls in progress, which usually use less. Thread-safe.
 */
public final class BudgetTracker {

    /**
     * A search is stopped if its first round and the measurement are projected to take more than this multiple of the
     * allowed time.
     */
    private static final int GIVE_UP_FACTOR = 2;

    /**
     * Prior: failure rates are estimated as if this many calls had already succeeded, so that a few early failures do
     * not dominate.
     */
    private static final int PRIOR_ANSWERS = 20;

    private final Budget budget;
    private final String setting;
    private final Clock clock;
    private @Nullable Instant start;
    private long calls;
    private long failed;
    private long withoutResult;
    private long stored;
    private long callsInProgress;
    private Usage usage = Usage.NONE;
    private Usage wasted = Usage.NONE;
    private Usage takenWithoutResult = Usage.NONE;
    private double cost;
    private boolean priced;
    private Usage inProgress = Usage.NONE;
    private double costInProgress;
    private Phase phase = new Phase.Measurement();

    /** Phase of a run, as far as its budget is concerned. */
    public sealed interface Phase {

        /**
         * A search, which must leave the reserve for the measurement after it.
         *
         * @param target estimator of the model that the measurement calls
         * @param firstRound calls to that model until the end of the first round
         * @param firstRoundIsOver whether the time limit may end the search
         */
        record Search(TokenEstimator target, Reserve reserve, long firstRound, boolean firstRoundIsOver)
                implements Phase {}

        /** A measurement, to which the time limit does not apply. */
        record Measurement() implements Phase {}
    }

    /** @param setting the setting of the suite that has the budget, for messages */
    public BudgetTracker(Budget budget, String setting, Clock clock) {
        this.budget = budget;
        this.setting = setting;
        this.clock = clock;
    }

    /** Returns whether the budget has a limit that depends on the length of requests. */
    boolean countsTokens() {
        return budget.tokens().isPresent() || budget.cost().isPresent();
    }

    public synchronized void enter(Phase next) {
        phase = next;
        notifyAll();
    }

    public synchronized Phase phase() {
        return phase;
    }

    /**
     * Admits a call. Waits for calls in progress if the budget may not cover this call in addition to them.
     *
     * @param requestTokens tokens of the request by our own count
     * @return usage reserved for the call until it is settled
     * @throws ModelException of kind BUDGET_SPENT if the budget does not cover it
     */
    synchronized Usage admit(int requestTokens, TokenEstimator estimator) throws ModelException, InterruptedException {
        if (start == null) {
            start = clock.instant();
        }
        Usage most = estimator.most(requestTokens);
        while (true) {
            requireCallsAndTime();
            if (!countsTokens()) {
                return reserve(Usage.NONE, estimator.price());
            }
            if (shortfall(most, estimator.price()).isEmpty()) {
                return reserve(most, estimator.price());
            }
            if (callsInProgress == 0) {
                // it is the only call: an estimate from earlier replies is enough, as one call at most exceeds the
                // budget
                Usage likely = estimator.likely(requestTokens);
                Optional<ModelException> shortfall = shortfall(likely, estimator.price());
                if (shortfall.isPresent()) {
                    throw shortfall.get();
                }
                return reserve(likely, estimator.price());
            }
            wait();
        }
    }

    private void requireCallsAndTime() throws ModelException {
        long reserved = phase instanceof Phase.Search search
                ? withTries(search.reserve().calls())
                : 0;
        if (budget.calls().isPresent() && calls + reserved >= budget.calls().getAsLong()) {
            throw exhausted(
                    "calls",
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d calls used",
                            calls,
                            budget.calls().getAsLong()),
                    String.format(Locale.ROOT, "%,d", reserved));
        }
        if (budget.time().isPresent() && phase instanceof Phase.Search search) {
            requireTime(budget.time().get(), search);
        }
    }

    /**
     * Returns the tokens of answers plus those of billed calls that fail, if calls keep failing at the present rate.
     */
    private Usage withWaste(Usage answers) {
        long answered = answered();
        long useful = tokens(usage) - tokens(wasted) - tokens(takenWithoutResult);
        if (answered <= 0 || useful <= 0) {
            return answers;
        }
        double known = useful * (1 + (double) PRIOR_ANSWERS / answered);
        double factor = (known + tokens(wasted)) / known;
        return new Usage(Math.round(answers.input() * factor), Math.round(answers.output() * factor));
    }

    private long answered() {
        return calls - callsInProgress - failed - withoutResult;
    }

    /** Returns the number of calls including retries of failed ones, if calls keep failing at the present rate. */
    private long withTries(long answers) {
        double known = answered() + PRIOR_ANSWERS;
        return (long) Math.ceil(answers * (known + failed) / known);
    }

    private void requireTime(Duration allowed, Phase.Search search) throws ModelException {
        Duration measurement = search.target().time(search.reserve().calls()).orElse(Duration.ZERO);
        Duration projected = elapsed().plus(measurement);
        if (search.firstRoundIsOver()) {
            if (projected.compareTo(allowed) >= 0) {
                throw exhausted(
                        "time",
                        elapsed().toSeconds() + " of " + allowed.toSeconds() + " s elapsed",
                        "about " + seconds(measurement) + " s");
            }
            return;
        }
        Duration whole = projected.plus(
                search.target().time(Math.max(0, search.firstRound() - calls)).orElse(Duration.ZERO));
        if (whole.compareTo(allowed.multipliedBy(GIVE_UP_FACTOR)) > 0) {
            throw new ModelException(
                    Kind.BUDGET_SPENT,
                    "one round and the final measurement take about " + seconds(whole)
                            + " s at the present rate, and the budget allows " + allowed.toSeconds()
                            + " s; raise " + setting
                            + ".time, or lower the number of examples. Stored answers are free");
        }
    }

    /**
     * Returns why the budget does not cover a call with the given usage in addition to those in progress, or empty if
     * it does.
     */
    private Optional<ModelException> shortfall(Usage call, Optional<Price> price) {
        Usage reserved = Usage.NONE;
        double reservedCost = 0;
        if (phase instanceof Phase.Search search) {
            reserved = withWaste(search.target().expected(search.reserve()));
            reservedCost = usd(reserved, search.target().price());
        }
        if (budget.tokens().isPresent()
                && tokens(usage) + tokens(inProgress) + tokens(call) + tokens(reserved)
                        > budget.tokens().getAsLong()) {
            return Optional.of(exhausted(
                    "tokens",
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d tokens used",
                            tokens(usage),
                            budget.tokens().getAsLong()),
                    String.format(Locale.ROOT, "about %,d", tokens(reserved))));
        }
        if (budget.cost().isPresent()
                && cost + costInProgress + usd(call, price) + reservedCost
                        > budget.cost().getAsDouble()) {
            return Optional.of(exhausted(
                    "cost",
                    Price.words(cost) + " of " + Price.words(budget.cost().getAsDouble()) + " used",
                    "about " + Price.words(reservedCost)));
        }
        return Optional.empty();
    }

    private Usage reserve(Usage expected, Optional<Price> price) {
        calls++;
        callsInProgress++;
        priced |= price.isPresent();
        inProgress = inProgress.plus(expected);
        costInProgress += usd(expected, price);
        return expected;
    }

    /** Records the actual usage of an admitted call that has ended. */
    synchronized void settle(Usage admitted, Usage taken, Optional<Price> price) {
        callsInProgress--;
        inProgress = new Usage(inProgress.input() - admitted.input(), inProgress.output() - admitted.output());
        costInProgress = callsInProgress == 0 ? 0 : costInProgress - usd(admitted, price);
        usage = usage.plus(taken);
        cost += usd(taken, price);
        notifyAll();
    }

    /** Records that an admitted call failed. */
    synchronized void countFailure(Usage taken) {
        failed++;
        wasted = wasted.plus(taken);
    }

    /**
     * Records that an admitted call was interrupted, or refused for a default that is left out from now on. Such a call
     * does not count towards the failure rate: counted as answered it would lower the reserve, counted as failed it
     * would raise it.
     */
    synchronized void countWithoutResult(Usage taken) {
        withoutResult++;
        takenWithoutResult = takenWithoutResult.plus(taken);
    }

    /** Records a reply that needed no call. */
    synchronized void countStored() {
        stored++;
    }

    public synchronized Spending spending() {
        return new Spending(calls, failed, stored, usage, priced ? OptionalDouble.of(cost) : OptionalDouble.empty());
    }

    private static long seconds(Duration duration) {
        return (duration.toMillis() + 999) / 1000;
    }

    private static long tokens(Usage usage) {
        return usage.input() + usage.output();
    }

    private Duration elapsed() {
        return start == null ? Duration.ZERO : Duration.between(start, clock.instant());
    }

    private ModelException exhausted(String limit, String soFar, String reserved) {
        String kept = phase instanceof Phase.Search ? ", " + reserved + " reserved for the final measurement" : "";
        return new ModelException(
                Kind.BUDGET_SPENT,
                "budget exhausted: " + soFar + kept + "; raise " + setting + "." + limit
                        + " and run again, stored answers are free");
    }

    private static double usd(Usage usage, Optional<Price> price) {
        return price.map(p -> p.usd(usage.input(), usage.output())).orElse(0.0);
    }
}
