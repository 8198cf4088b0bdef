package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.HeldOutReserve;
import io.github.metaspo.goal.search.PlannedCost;
import io.github.metaspo.goal.search.TimeLimits;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.optimize.shrink.Shrinker;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Upper bounds of the calls of an optimization, computed before the first call.
 *
 * @param search calls of the search, with the questions for demonstrations
 * @param demonstrations questions for demonstrations
 * @param shrinking questions of the search that shorten the prompt that it found; 0 if it does not
 * @param firstRound calls of the search up to the end of its first round, with the questions for demonstrations
 * @param firstProposals calls to the optimizer model that the first round needs at least
 * @param heldOut questions of the held-out measurement: of the prompts found, those in effect and the suite's own with the demonstrations
 * @param stored how many of the questions that every run asks at its start and end have a stored reply; other questions may have one
 *     too
 * @param reserve the part of the budget reserved for the held-out questions
 * @param storedHeldOut how many of the held-out questions about prompts that are known have a stored reply
 * @param cost of all calls if every reply has the maximum length
 * @param rate limit of the target model
 * @param optimizerRate limit of the optimizer model; unlimited if there is none
 * @param budget the budget of the run
 */
record Plan(
        CallEstimate search,
        int demonstrations,
        long shrinking,
        CallEstimate firstRound,
        long firstProposals,
        long heldOut,
        long stored,
        HeldOutReserve reserve,
        long storedHeldOut,
        PlannedCost cost,
        Rate rate,
        Rate optimizerRate,
        Budget budget) {

    /**
     * Plans an optimization.
     *
     * @throws ModelException if the store cannot be read
     */
    static Plan of(Suite suite, Method search, LockState lock, ModelSession.Stored known, ProgressNotice progressNotice)
            throws ModelException {
        List<Batch> pools = DemonstrationPools.batches(suite);
        CallEstimate demonstrations = new CallEstimate(DemonstrationPools.questions(suite), 0);
        Set<Prompts> sets = new LinkedHashSet<>(List.of(lock.inEffect()));
        if (pools.isEmpty()) {
            sets.add(Prompts.given(suite));
        }
        // the prompts found, and the suite's own with demonstrations that are yet to be chosen
        int unknown = pools.isEmpty() ? 1 : 2;
        List<Batch> certainlyHeldOut = sets.stream()
                .flatMap(prompts -> prompts.heldOut(suite).stream())
                .toList();
        long storedHeldOut =
                CacheCoverage.of(certainlyHeldOut, known, progressNotice).stored();
        List<Batch> begin = pools.isEmpty() ? Prompts.given(suite).train(suite) : pools;
        long storedTrain = CacheCoverage.of(begin, known, progressNotice).stored();
        CallEstimate estimate = search.estimate().plus(demonstrations);
        long shrinking = Methods.shrinks(suite) ? Shrinker.most(suite.tasks(Task.Role.TRAIN)) : 0;
        long heldOut = ((long) sets.size() + unknown + found(shrinking) - 1) * HeldOut.questions(suite);
        return new Plan(
                estimate,
                DemonstrationPools.questions(suite),
                shrinking,
                search.firstRound().plus(demonstrations),
                search.firstProposals(),
                heldOut,
                storedTrain + storedHeldOut,
                new HeldOutReserve(suite, sets, storedHeldOut, found(shrinking)),
                storedHeldOut,
                PlannedCost.of(suite, estimate.targetCalls() + heldOut, estimate.optimizerCalls()),
                suite.target().rate(),
                suite.optimizer().map(ModelSettings::rate).orElse(Rate.UNLIMITED),
                suite.optimize().budget());
    }

    /** Returns the part of the budget reserved for the held-out questions, once the demonstrations of a suite are chosen. */
    HeldOutReserve reserve(Suite suite, LockState lock) {
        return demonstrations == 0
                ? reserve
                : new HeldOutReserve(
                        suite,
                        new LinkedHashSet<>(List.of(lock.inEffect(), Prompts.start(suite))),
                        storedHeldOut,
                        found(shrinking));
    }

    /** The prompts that a search may find: the best, and a shorter one. */
    private static int found(long shrinking) {
        return shrinking == 0 ? 1 : 2;
    }

    /** Returns the number of questions to the target model, at most as many as the budget allows. */
    long questions() {
        return Math.min(targetCalls(), budget.calls().orElse(Long.MAX_VALUE));
    }

    private long targetCalls() {
        return search.targetCalls() + heldOut;
    }

    /** Returns the log line of the plan. */
    String line() {
        long all = targetCalls() + search.optimizerCalls();
        String start = budget.calls().isPresent() && budget.calls().getAsLong() < all
                ? "at most " + TextFormat.count(budget.calls().getAsLong(), "call") + " (budget) of "
                        + TextFormat.number(all) + ": " + TextFormat.number(targetCalls()) + " to the target ("
                : "at most " + TextFormat.count(targetCalls(), "call") + " to the target (";
        return start + TextFormat.count(search.targetCalls() - shrinking, "question") + " to search, "
                + (demonstrations == 0 ? "" : TextFormat.number(demonstrations) + " of them for demonstrations, ")
                + (shrinking == 0 ? "" : TextFormat.number(shrinking) + " to shorten the prompt found, ")
                + TextFormat.number(heldOut)
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
                + cost.text(budget.cost())
                + budget.time()
                        .map(time -> "; the search stops in time for the measurement to end within "
                                + TextFormat.duration(time) + ", after one round at the earliest")
                        .orElse("");
    }

    /** Returns why the budget is too small for a result; empty if it is enough, or if stored replies may make it enough. */
    Optional<String> refusal() {
        return callRefusal().or(this::timeRefusal);
    }

    private Optional<String> timeRefusal() {
        return timeRefusal("target", rate, firstRound.targetCalls() + heldOut)
                .or(() -> timeRefusal("optimizer", optimizerRate, firstProposals));
    }

    private Optional<String> timeRefusal(String model, Rate limit, long calls) {
        return stored > 0 ? Optional.empty() : TimeLimits.refusal(model, limit, calls, budget, "");
    }

    private Optional<String> callRefusal() {
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
