package io.github.metaspo.model.calls;

import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.model.Usage;
import io.github.metaspo.suite.ModelSettings.Price;
import io.github.metaspo.suite.OptimizeSettings.Budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the models of one run took together, and the budget that it has to keep to. Safe for use by many threads. */
final class Ledger {

    private final Budget budget;
    private final Clock clock;
    private final Instant start;
    private long calls;
    private long failed;
    private long stored;
    private long settled;
    private long reserved;
    private Usage usage = Usage.NONE;
    private double cost;
    private boolean priced;
    private Usage underWay = Usage.NONE;
    private double costUnderWay;

    Ledger(Budget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * Admits a call.
     *
     * @param expected tokens that it may take, as far as one can tell
     * @throws ModelException of kind BUDGET_SPENT when the budget would not carry it
     */
    synchronized void admit(Usage expected, Optional<Price> price) throws ModelException {
        Usage after = usage.plus(underWay).plus(expected);
        double reserve = settled == 0 ? 0 : (double) reserved / settled;
        if (budget.calls().isPresent() && calls + reserved >= budget.calls().getAsLong()) {
            throw spent("calls", String.format(Locale.ROOT, "%,d calls made", calls));
        }
        if (budget.tokens().isPresent()
                && tokens(after) + reserve * tokens(usage) > budget.tokens().getAsLong()) {
            throw spent("tokens", String.format(Locale.ROOT, "%,d tokens taken", tokens(usage)));
        }
        if (budget.cost().isPresent()
                && cost * (1 + reserve) + costUnderWay + usd(expected, price)
                        > budget.cost().getAsDouble()) {
            throw spent("cost", String.format(Locale.ROOT, "%.2f USD paid", cost));
        }
        if (budget.time().isPresent()
                && elapsed().toMillis() * (1 + reserve) >= budget.time().get().toMillis()) {
            throw spent("time", elapsed().toSeconds() + " s gone");
        }
        calls++;
        priced |= price.isPresent();
        underWay = underWay.plus(expected);
        costUnderWay += usd(expected, price);
    }

    /**
     * Keeps back what so many calls will take, by those so far; 0 gives it free.
     *
     * @param later calls, 0 or above
     */
    synchronized void reserve(long later) {
        reserved = later;
    }

    /** A call that was admitted came to its end. */
    synchronized void settle(Usage expected, Usage taken, Optional<Price> price) {
        settled++;
        underWay = new Usage(underWay.input() - expected.input(), underWay.output() - expected.output());
        costUnderWay -= usd(expected, price);
        usage = usage.plus(taken);
        cost += usd(taken, price);
    }

    /** A call that was admitted has failed for good. */
    synchronized void countFailure() {
        failed++;
    }

    /** A reply came without a call. */
    synchronized void countStored() {
        stored++;
    }

    synchronized Spending spending() {
        return new Spending(calls, failed, stored, usage, priced ? OptionalDouble.of(cost) : OptionalDouble.empty());
    }

    private static long tokens(Usage usage) {
        return usage.input() + usage.output();
    }

    private Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    private static ModelException spent(String bound, String soFar) {
        return new ModelException(
                Kind.BUDGET_SPENT,
                "the budget does not carry another call (" + soFar + "); raise optimize.budget." + bound
                        + " and run again: answers that are there cost nothing");
    }

    private static double usd(Usage usage, Optional<Price> price) {
        return price.map(p -> p.usd(usage.input(), usage.output())).orElse(0.0);
    }
}
