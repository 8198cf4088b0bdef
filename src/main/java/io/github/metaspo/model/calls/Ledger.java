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
        if (budget.calls().isPresent() && calls >= budget.calls().getAsLong()) {
            throw spent("calls", String.format(Locale.ROOT, "%,d calls made", calls));
        }
        if (budget.tokens().isPresent()
                && after.input() + after.output() > budget.tokens().getAsLong()) {
            throw spent("tokens", String.format(Locale.ROOT, "%,d tokens taken", usage.input() + usage.output()));
        }
        if (budget.cost().isPresent()
                && cost + costUnderWay + usd(expected, price) > budget.cost().getAsDouble()) {
            throw spent("cost", String.format(Locale.ROOT, "%.2f USD paid", cost));
        }
        if (budget.time().isPresent() && elapsed().compareTo(budget.time().get()) >= 0) {
            throw spent("time", elapsed().toSeconds() + " s gone");
        }
        calls++;
        priced |= price.isPresent();
        underWay = underWay.plus(expected);
        costUnderWay += usd(expected, price);
    }

    /** A call that was admitted came to its end. */
    synchronized void settle(Usage expected, Usage taken, Optional<Price> price) {
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
