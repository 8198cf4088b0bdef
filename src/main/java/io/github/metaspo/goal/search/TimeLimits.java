package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.Budget;

import java.time.Duration;
import java.util.Optional;

/** Whether the time of a budget is enough at the rate that a model permits. */
public final class TimeLimits {

    private TimeLimits() {}

    /**
     * Returns why the budget's time is too short for a result, as a sentence; empty if it is enough or has no limit.
     *
     * @param model {@code target} or {@code optimizer}
     * @param calls to that model without which there is no result
     * @param forWhat ends "take ... or more", with a blank before it; may be empty
     */
    public static Optional<String> refusal(String model, Rate rate, long calls, Budget budget, String forWhat) {
        if (budget.time().isEmpty() || rate.requests().isEmpty()) {
            return Optional.empty();
        }
        Duration needed = Duration.ofMillis(calls * 60_000 / rate.requests().getAsLong());
        return needed.compareTo(budget.time().get()) <= 0
                ? Optional.empty()
                : Optional.of("one round and the measurement of its result take " + TextFormat.duration(needed)
                        + " or more" + forWhat + " at "
                        + TextFormat.count(rate.requests().getAsLong(), "request")
                        + " a minute (models." + model + ".rate), and the budget allows "
                        + TextFormat.duration(budget.time().get())
                        + ", so nothing was asked; raise optimize.budget.time");
    }
}
