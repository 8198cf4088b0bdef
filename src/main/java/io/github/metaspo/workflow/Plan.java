package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.calls.ModelRun;
import io.github.metaspo.report.Wording;
import io.github.metaspo.search.Extent;
import io.github.metaspo.search.Search;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What an optimization asks at most, known before it asks anything.
 *
 * @param search what the search asks
 * @param firstRound what of that it asks up to the end of its first round
 * @param heldOut questions to measure what it found beside what is in effect and what the suite gives
 * @param stored of all questions, those with which every run begins and ends and whose answers are there already; there may be more
 * @param cost in USD when every reply is as long as it may be; empty where the suite gives no price
 */
record Plan(Extent search, Extent firstRound, long heldOut, long stored, OptionalDouble cost) {

    static Plan of(Suite suite, Search search, LockState lock, ModelRun.Stored known) throws ModelException {
        Set<Prompts> sets = new LinkedHashSet<>(List.of(lock.inEffect(), Prompts.given(suite)));
        List<Batch> certain = new ArrayList<>(Prompts.given(suite).train(suite));
        sets.forEach(prompts -> certain.addAll(prompts.heldOut(suite)));
        Extent extent = search.extent();
        long heldOut = (sets.size() + 1L) * HeldOut.questions(suite);
        return new Plan(
                extent,
                search.firstRound(),
                heldOut,
                KnownAnswers.of(certain, known).stored(),
                PlannedCost.of(suite, extent.targetCalls() + heldOut, extent.optimizerCalls()));
    }

    /** Questions for the target model. */
    long questions() {
        return search.targetCalls() + heldOut;
    }

    /** The plan in words. */
    String line() {
        return "at most " + Wording.count(questions(), "call") + " to the target ("
                + Wording.count(search.targetCalls(), "question") + " to search, " + Wording.number(heldOut)
                + " held out"
                + (stored == 0 ? ")" : "; at least " + Wording.number(stored) + " of them stored already)")
                + (search.optimizerCalls() == 0
                        ? ""
                        : " and " + Wording.count(search.optimizerCalls(), "call")
                                + " to the optimizer, second tries aside")
                + (cost.isPresent() ? "; at most about " + Wording.usd(cost.getAsDouble()) : "");
    }

    /** A sentence where the budget ends before the first round does. */
    Optional<String> warning(Budget budget) {
        long needed = firstRound.targetCalls() + firstRound.optimizerCalls() + heldOut;
        return budget.calls().isPresent() && budget.calls().getAsLong() < needed
                ? Optional.of("the budget of " + Wording.count(budget.calls().getAsLong(), "call")
                        + " does not carry one round; raise optimize.budget.calls to " + Wording.number(needed)
                        + " or more, or lower the dials of the search")
                : Optional.empty();
    }
}
