package io.github.metaspo.workflow;

import io.github.metaspo.report.Wording;
import io.github.metaspo.search.Extent;
import io.github.metaspo.search.Search;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/**
 * What an optimization asks at most, known before it asks anything.
 *
 * @param search what the search asks
 * @param firstRound what of that it asks up to the end of its first round
 * @param heldOut questions to measure what it found beside what is in effect and what the suite gives
 */
record Plan(Extent search, Extent firstRound, long heldOut) {

    static Plan of(Suite suite, Search search, LockState lock) {
        int sets = lock.inEffect().equals(Prompts.given(suite)) ? 2 : 3;
        return new Plan(search.extent(), search.firstRound(), (long) sets * HeldOut.questions(suite));
    }

    /** Questions for the target model. */
    long questions() {
        return search.targetCalls() + heldOut;
    }

    /** The plan in words. */
    String line() {
        return "at most " + Wording.count(questions(), "call") + " to the target ("
                + Wording.count(search.targetCalls(), "question") + " to search, " + Wording.number(heldOut)
                + " held out)"
                + (search.optimizerCalls() == 0
                        ? ""
                        : " and " + Wording.count(search.optimizerCalls(), "call")
                                + " to the optimizer, second tries aside");
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
