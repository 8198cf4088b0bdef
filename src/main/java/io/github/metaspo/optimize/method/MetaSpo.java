package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.round.AttemptLog;
import io.github.metaspo.optimize.select.FullSelection;
import io.github.metaspo.optimize.select.LadderSelection;
import io.github.metaspo.optimize.select.QuestionBudget;

import java.util.OptionalLong;

/**
 * MetaSPO (arXiv 2505.09666): rounds over user prompts alternate with rounds over the system prompt, and the incumbent wins. With T tasks of
 * n train examples, I iterations, U and S candidates and K kept user prompts, full mode makes at most T n + I U T n + I S T K n calls to the
 * target, and 2 I (U T + S) to the optimizer model if nothing needs a repair. The variant without user rounds is the paper's ablation.
 */
public final class MetaSpo {

    /** Attempts that proposers see in a race; the paper shows none. */
    private static final int ATTEMPTS = 8;

    private MetaSpo() {}

    /**
     * Returns the paper's search, which evaluates every candidate on every train example.
     *
     * @param hasUserRounds whether user prompts are improved, too
     */
    public static Method full(SearchParts parts, boolean hasUserRounds) {
        return full(parts, hasUserRounds, parts.settings().systemCandidates(), OptionalLong.empty());
    }

    /**
     * Returns the paper's search with another number of system candidates.
     *
     * @param systemCandidates of each round over the system prompt, above 0
     * @param questions that it asks at most, but for its first round; empty for no such limit
     */
    static Method full(SearchParts parts, boolean hasUserRounds, int systemCandidates, OptionalLong questions) {
        return new SearchLoop(
                parts,
                LimitedSchedule.of(
                        new FixedSchedule(parts, hasUserRounds, systemCandidates), parts.evaluator(), questions),
                new FullSelection(parts.evaluator(), parts.settings().userTopK()),
                new AttemptLog(0));
    }

    /**
     * Returns a race: many small rounds whose candidates climb a ladder. For metrics that are means over examples, or rise with the mean.
     *
     * @param price of a proposal in questions, 0 or above
     * @param questions that it asks at most; never fewer than its first round takes
     */
    public static Method race(SearchParts parts, boolean hasUserRounds, double price, long questions) {
        CallEstimate estimate = LadderSchedule.estimate(parts, hasUserRounds, price, questions);
        QuestionBudget budget = new QuestionBudget(parts.evaluator(), parts.generators(), estimate);
        return new SearchLoop(
                parts,
                new LadderSchedule(parts, hasUserRounds, price, budget),
                new LadderSelection(
                        parts.tasks(),
                        parts.evaluator(),
                        budget,
                        price,
                        parts.settings().seed(),
                        parts.settings().userTopK()),
                new AttemptLog(ATTEMPTS));
    }
}
