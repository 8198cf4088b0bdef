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
 * The account of one run: what its models took together, and the budget it must keep. A call is admitted with the most it may take. If that
 * does not fit, it waits for the calls under way, which usually take less. Safe for use by many threads.
 */
public final class BudgetTracker {

    /** A first round that is projected to end this many times later than the time allowed is not continued. */
    private static final int HOPELESS = 2;

    /** So many answers without a failure are taken for known, so that a bad beginning is not taken for the rule. */
    private static final int FEW = 20;

    private final Budget budget;
    private final Clock clock;
    private @Nullable Instant start;
    private long calls;
    private long failed;
    private long withoutResult;
    private long stored;
    private long callsUnderWay;
    private Usage usage = Usage.NONE;
    private Usage wasted = Usage.NONE;
    private Usage takenWithoutResult = Usage.NONE;
    private double cost;
    private boolean priced;
    private Usage underWay = Usage.NONE;
    private double costUnderWay;
    private Phase phase = new Phase.Measurement();

    /** What the run does, as far as its budget is concerned. */
    public sealed interface Phase {

        /**
         * A search, which leaves the reserve for the measurement after it.
         *
         * @param target measures the model that answers the measurement's calls
         * @param firstRound calls to that model up to the end of the first round
         * @param firstRoundIsOver whether time may end the search
         */
        record Search(TokenEstimator target, Reserve reserve, long firstRound, boolean firstRoundIsOver)
                implements Phase {}

        /** A measurement, which time does not end. */
        record Measurement() implements Phase {}
    }

    public BudgetTracker(Budget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /** Whether the budget has a bound that depends on the length of requests. */
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
     * Admits a call. Waits for calls under way if the budget may not cover it beside them.
     *
     * @param requestTokens of the request, by our own count
     * @return what is set aside for the call until it is settled
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
                return book(Usage.NONE, estimator.price());
            }
            if (shortfall(most, estimator.price()).isEmpty()) {
                return book(most, estimator.price());
            }
            if (callsUnderWay == 0) {
                // alone, it may be admitted by what is known of earlier replies: one call finds out
                Usage likely = estimator.likely(requestTokens);
                Optional<ModelException> shortfall = shortfall(likely, estimator.price());
                if (shortfall.isPresent()) {
                    throw shortfall.get();
                }
                return book(likely, estimator.price());
            }
            wait();
        }
    }

    private void requireCallsAndTime() throws ModelException {
        long reserved = phase instanceof Phase.Search search
                ? withTries(search.reserve().calls())
                : 0;
        if (budget.calls().isPresent() && calls + reserved >= budget.calls().getAsLong()) {
            throw spent(
                    "calls",
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d calls made",
                            calls,
                            budget.calls().getAsLong()),
                    String.format(Locale.ROOT, "%,d", reserved));
        }
        if (budget.time().isPresent() && phase instanceof Phase.Search search) {
            requireTime(budget.time().get(), search);
        }
    }

    /** The tokens of answers with those of calls that are billed and fail, if that goes on as so far. */
    private Usage withWaste(Usage answers) {
        long answered = answered();
        long useful = tokens(usage) - tokens(wasted) - tokens(takenWithoutResult);
        if (answered <= 0 || useful <= 0) {
            return answers;
        }
        double known = useful * (1 + (double) FEW / answered);
        double factor = (known + tokens(wasted)) / known;
        return new Usage(Math.round(answers.input() * factor), Math.round(answers.output() * factor));
    }

    private long answered() {
        return calls - callsUnderWay - failed - withoutResult;
    }

    /** As many calls with those that will fail and be made again, if that goes on as so far. */
    private long withTries(long answers) {
        double known = answered() + FEW;
        return (long) Math.ceil(answers * (known + failed) / known);
    }

    private void requireTime(Duration allowed, Phase.Search search) throws ModelException {
        Duration measurement = search.target().time(search.reserve().calls()).orElse(Duration.ZERO);
        Duration projected = elapsed().plus(measurement);
        if (search.firstRoundIsOver()) {
            if (projected.compareTo(allowed) >= 0) {
                throw spent(
                        "time",
                        elapsed().toSeconds() + " of " + allowed.toSeconds() + " s gone",
                        "about " + seconds(measurement) + " s");
            }
            return;
        }
        Duration whole = projected.plus(
                search.target().time(Math.max(0, search.firstRound() - calls)).orElse(Duration.ZERO));
        if (whole.compareTo(allowed.multipliedBy(HOPELESS)) > 0) {
            throw new ModelException(
                    Kind.BUDGET_SPENT,
                    "one round and the final measurement take about " + seconds(whole)
                            + " s at the present rate, and the budget allows " + allowed.toSeconds()
                            + " s; raise optimize.budget.time, or lower the number of examples. Stored answers are free");
        }
    }

    /** Why the budget does not cover a call that takes the given tokens beside those under way; empty if it does. */
    private Optional<ModelException> shortfall(Usage call, Optional<Price> price) {
        Usage reserved = Usage.NONE;
        double reservedCost = 0;
        if (phase instanceof Phase.Search search) {
            reserved = withWaste(search.target().expected(search.reserve()));
            reservedCost = usd(reserved, search.target().price());
        }
        if (budget.tokens().isPresent()
                && tokens(usage) + tokens(underWay) + tokens(call) + tokens(reserved)
                        > budget.tokens().getAsLong()) {
            return Optional.of(spent(
                    "tokens",
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d tokens taken",
                            tokens(usage),
                            budget.tokens().getAsLong()),
                    String.format(Locale.ROOT, "about %,d", tokens(reserved))));
        }
        if (budget.cost().isPresent()
                && cost + costUnderWay + usd(call, price) + reservedCost
                        > budget.cost().getAsDouble()) {
            return Optional.of(spent(
                    "cost",
                    Price.words(cost) + " of " + Price.words(budget.cost().getAsDouble()) + " paid",
                    "about " + Price.words(reservedCost)));
        }
        return Optional.empty();
    }

    private Usage book(Usage expected, Optional<Price> price) {
        calls++;
        callsUnderWay++;
        priced |= price.isPresent();
        underWay = underWay.plus(expected);
        costUnderWay += usd(expected, price);
        return expected;
    }

    /** Records what a call took that was admitted, once it has ended. */
    synchronized void settle(Usage admitted, Usage taken, Optional<Price> price) {
        callsUnderWay--;
        underWay = new Usage(underWay.input() - admitted.input(), underWay.output() - admitted.output());
        costUnderWay = callsUnderWay == 0 ? 0 : costUnderWay - usd(admitted, price);
        usage = usage.plus(taken);
        cost += usd(taken, price);
        notifyAll();
    }

    /** Records that a call that was admitted failed. */
    synchronized void countFailure(Usage taken) {
        failed++;
        wasted = wasted.plus(taken);
    }

    /**
     * Records that a call that was admitted was interrupted, or refused for a default that is left out from now on. It tells nothing
     * about how many calls of a measurement will fail: counted as answered it would lower the reserve, counted as failed raise it.
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

    private ModelException spent(String bound, String soFar, String reserved) {
        String kept = phase instanceof Phase.Search ? ", " + reserved + " kept for the final measurement" : "";
        return new ModelException(
                Kind.BUDGET_SPENT,
                "the budget is spent (" + soFar + kept + "); raise optimize.budget." + bound
                        + " and run again, stored answers are free");
    }

    private static double usd(Usage usage, Optional<Price> price) {
        return price.map(p -> p.usd(usage.input(), usage.output())).orElse(0.0);
    }
}
