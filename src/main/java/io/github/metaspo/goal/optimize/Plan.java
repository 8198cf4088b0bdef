package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.CacheCoverage;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.ProgressNotice;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The calls that an optimization makes at most, known before it makes any.
 *
 * @param search calls of the search
 * @param firstRound calls of the search up to the end of its first round
 * @param firstProposals calls to the optimizer without which there is no first round
 * @param heldOut questions that measure what was found beside what is in effect and what the suite gives
 * @param stored of all questions, those with which every run begins and ends and whose answers are there already; there may be more
 * @param reserve the part of the budget that the held-out questions take
 * @param cost of all calls when every reply is as long as it may be
 * @param rate of the target model
 * @param optimizerRate of the optimizer model; unlimited where there is none
 * @param budget that the calls must keep
 */
record Plan(
        CallEstimate search,
        CallEstimate firstRound,
        long firstProposals,
        long heldOut,
        long stored,
        HeldOutReserve reserve,
        PlannedCost cost,
        Rate rate,
        Rate optimizerRate,
        Budget budget) {

    static Plan of(Suite suite, Method search, LockState lock, ModelSession.Stored known, ProgressNotice progressNotice)
            throws ModelException {
        Set<Prompts> sets = new LinkedHashSet<>(List.of(lock.inEffect(), Prompts.given(suite)));
        List<Batch> certainlyHeldOut = sets.stream()
                .flatMap(prompts -> prompts.heldOut(suite).stream())
                .toList();
        long storedHeldOut =
                CacheCoverage.of(certainlyHeldOut, known, progressNotice).stored();
        long storedTrain = CacheCoverage.of(Prompts.given(suite).train(suite), known, progressNotice)
                .stored();
        CallEstimate estimate = search.estimate();
        long heldOut = (sets.size() + 1L) * HeldOut.questions(suite);
        return new Plan(
                estimate,
                search.firstRound(),
                search.firstProposals(),
                heldOut,
                storedTrain + storedHeldOut,
                new HeldOutReserve(suite, sets, storedHeldOut),
                PlannedCost.of(suite, estimate.targetCalls() + heldOut, estimate.optimizerCalls()),
                suite.target().rate(),
                suite.optimizer().map(ModelSettings::rate).orElse(Rate.UNLIMITED),
                suite.optimize().budget());
    }

    /** Questions for the target model, as far as the budget allows. */
    long questions() {
        return Math.min(targetCalls(), budget.calls().orElse(Long.MAX_VALUE));
    }

    private long targetCalls() {
        return search.targetCalls() + heldOut;
    }

    /** The plan in words. */
    String line() {
        long all = targetCalls() + search.optimizerCalls();
        String most = budget.calls().isPresent() && budget.calls().getAsLong() < all
                ? "at most " + TextFormat.count(budget.calls().getAsLong(), "call") + " (budget) of "
                        + TextFormat.number(all) + ": " + TextFormat.number(targetCalls()) + " to the target ("
                : "at most " + TextFormat.count(targetCalls(), "call") + " to the target (";
        return most + TextFormat.count(search.targetCalls(), "question") + " to search, " + TextFormat.number(heldOut)
                + " held out"
                + (stored == 0 ? ")" : "; at least " + TextFormat.number(stored) + " of them stored already)")
                + (search.optimizerCalls() == 0
                        ? ""
                        : " and " + TextFormat.count(search.optimizerCalls(), "call")
                                + " to the optimizer, second tries included")
                + budget.tokens().stream()
                        .mapToObj(tokens -> "; at most " + TextFormat.count(tokens, "token") + " (budget)")
                        .findFirst()
                        .orElse("")
                + cost.words(budget.cost())
                + budget.time()
                        .map(time -> "; the search stops in time for the measurement to end within "
                                + TextFormat.duration(time) + ", after one round at the earliest")
                        .orElse("");
    }

    /** Why the budget cannot lead to a result; empty if it can, or if stored answers may make it enough. */
    Optional<String> refusal() {
        return refusalOfCalls().or(this::refusalOfTime);
    }

    private Optional<String> refusalOfTime() {
        return refusalOfTime("target", rate, firstRound.targetCalls() + heldOut)
                .or(() -> refusalOfTime("optimizer", optimizerRate, firstProposals));
    }

    private Optional<String> refusalOfTime(String model, Rate rate, long calls) {
        if (stored > 0 || budget.time().isEmpty() || rate.requests().isEmpty()) {
            return Optional.empty();
        }
        Duration needed = Duration.ofMillis(calls * 60_000 / rate.requests().getAsLong());
        return needed.compareTo(budget.time().get()) <= 0
                ? Optional.empty()
                : Optional.of("one round and the measurement of its result take " + TextFormat.duration(needed)
                        + " or more at "
                        + TextFormat.count(rate.requests().getAsLong(), "request")
                        + " a minute (models." + model + ".rate), and the"
                        + " budget allows " + TextFormat.duration(budget.time().get())
                        + ", so that nothing was asked; raise optimize.budget.time");
    }

    private Optional<String> refusalOfCalls() {
        long needed = firstRound.targetCalls() + firstRound.optimizerCalls() + heldOut;
        return stored == 0
                        && budget.calls().isPresent()
                        && budget.calls().getAsLong() < firstRound.targetCalls() + firstProposals + heldOut
                ? Optional.of("the budget of " + TextFormat.count(budget.calls().getAsLong(), "call")
                        + " does not cover one round and the measurement of its result, and nothing was asked; raise"
                        + " optimize.budget.calls to " + TextFormat.number(needed)
                        + " or more, or lower the number of candidates or of examples")
                : Optional.empty();
    }
}
