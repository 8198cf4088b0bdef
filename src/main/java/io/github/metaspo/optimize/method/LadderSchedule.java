package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.RoundSpec;
import io.github.metaspo.optimize.round.RoundSpec.Parents;
import io.github.metaspo.optimize.select.LadderSelection;
import io.github.metaspo.optimize.select.QuestionBudget;
import io.github.metaspo.optimize.select.Rungs;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Locale;

/**
 * The schedule of a race: many small rounds over the system prompt while user prompts stay as they are, and whenever those bring nothing new,
 * rounds over the user prompt of one task after the other, for about a tenth of all questions. It ends with its calls, or after a number of
 * proposals without a change.
 */
final class LadderSchedule implements Schedule {

    /** The share of the questions for rounds over user prompts. */
    private static final double USER_SHARE = 0.1;

    /** System prompts in a row without a change after which user prompts are improved. */
    private static final int STALLED = 40;

    /** Proposals in a row after whose refusal a search ends: an optimizer model that never does what it is told would cost, and bring nothing. */
    private static final int MOST_REFUSED = 60;

    private final SearchParts parts;
    private final boolean hasUserRounds;
    private final QuestionBudget budget;
    private final double price;
    private final long firstRung;
    private long askedForSystemPrompts;
    private long askedForUserPrompts;
    private int round;
    private int nextTask;
    /** Whether rounds over user prompts are being made. */
    private boolean isInner;
    /** Rounds in a row of these that asked nothing. */
    private int barren;
    /** System prompts proposed since the last change. */
    private int idle;
    /** Of these, those since the last round over user prompts. */
    private int stalled;
    /** Proposals in a row of rounds that asked nothing. */
    private int refused;
    /** Whether the incumbent makes no mistake to learn from, and the budget covers no further question to it. */
    private boolean isSpent;

    /**
     * @param price of a proposal in questions
     * @param budget of the whole search
     */
    LadderSchedule(SearchParts parts, boolean hasUserRounds, double price, QuestionBudget budget) {
        this.parts = parts;
        this.hasUserRounds = hasUserRounds;
        this.price = price;
        this.budget = budget;
        this.firstRung = firstRung(parts, price);
    }

    /**
     * Returns the most calls of a race.
     *
     * @param questions that it may ask; fewer than the first round takes are raised to that
     */
    static CallEstimate estimate(SearchParts parts, boolean hasUserRounds, double price, long questions) {
        List<Task> tasks = parts.tasks();
        long most = Math.max(questions, firstQuestions(parts, price));
        long forRounds = most - startQuestions(parts, price);
        long optimizerCalls = parts.systemPrompts().mostCalls(forRounds / firstRung(parts, price));
        if (hasUserRounds) {
            long smallest = tasks.stream()
                    .mapToLong(task -> TrainQuestions.of(
                            List.of(task), ofTask(task, price).at(0).examples()))
                    .min()
                    .orElseThrow();
            optimizerCalls += parts.userPrompts()
                    .mostCalls(Math.round(USER_SHARE * forRounds) / smallest
                            + parts.settings().userCandidates());
        }
        return new CallEstimate(most, optimizerCalls);
    }

    private static Rungs ofTask(Task task, double price) {
        return Rungs.of(price, 1, task.train().size(), 1);
    }

    /** The start and the first round, which is one over the system prompt, if nothing is refused. */
    private static long firstQuestions(SearchParts parts, double price) {
        return startQuestions(parts, price) + parts.settings().systemCandidates() * firstRung(parts, price);
    }

    private static long startQuestions(SearchParts parts, double price) {
        return TrainQuestions.of(parts.tasks(), rungs(parts, price).start().examples());
    }

    /** The questions that every candidate system prompt is asked. */
    private static long firstRung(SearchParts parts, double price) {
        return TrainQuestions.of(parts.tasks(), rungs(parts, price).at(0).examples());
    }

    private static Rungs rungs(SearchParts parts, double price) {
        return LadderSelection.rungs(parts.tasks(), price, parts.settings().userTopK());
    }

    @Override
    public List<CandidateGenerator> generators() {
        return parts.generators();
    }

    @Override
    public CallEstimate estimate() {
        return budget.most();
    }

    @Override
    public CallEstimate firstRound() {
        return new CallEstimate(
                firstQuestions(parts, price),
                parts.systemPrompts().mostCalls(parts.settings().systemCandidates()));
    }

    @Override
    public long firstProposals() {
        return parts.systemPrompts().leastCalls(parts.settings().systemCandidates());
    }

    @Override
    public Step next(Incumbent incumbent) {
        if (incumbent.isPerfect() && !incumbent.hasMore()) {
            return stop(Cause.NOTHING_TO_LEARN, "every train example is answered right");
        }
        if (isSpent) {
            return new Step.Stop(StopReason.noRoomFor(budget.most().targetCalls()));
        }
        int patience = parts.settings().patience();
        if (idle >= patience) {
            return stop(
                    Cause.ALL_MADE,
                    String.format(
                            Locale.ROOT, "none of the last %,d proposed system prompts became the best", patience));
        }
        if (refused >= MOST_REFUSED) {
            return stop(
                    Cause.ALL_MADE,
                    String.format(Locale.ROOT, "none of the last %,d proposals was fit to be asked", refused));
        }
        if (hasUserRounds) {
            alternate(incumbent);
        }
        return isInner ? userRound(incumbent) : systemRound();
    }

    /** Begins rounds over user prompts once those over the system prompt stall, and ends them once they have had their share. */
    private void alternate(Incumbent incumbent) {
        if (!isInner && stalled >= STALLED) {
            isInner = true;
            barren = 0;
            stalled = 0;
        }
        if (isInner
                && (barren >= incumbent.tasks().size()
                        || incumbent.isPerfect()
                        || askedForUserPrompts >= USER_SHARE * (askedForUserPrompts + askedForSystemPrompts)
                        || !budget.covers(userQuestions(incumbent))
                        || !budget.covers(parts.userPrompts(), parts.settings().userCandidates()))) {
            isInner = false;
        }
    }

    /** The first questions of a round over user prompts. */
    private long userQuestions(Incumbent incumbent) {
        Task task = incumbent.tasks().get(nextTask(incumbent)).task();
        return parts.settings().userCandidates()
                * TrainQuestions.of(List.of(task), ofTask(task, price).at(0).examples());
    }

    private Step systemRound() {
        int candidates = candidates();
        if (candidates == 0) {
            return new Step.Stop(StopReason.noRoomFor(budget.most().targetCalls()));
        }
        if (!budget.covers(parts.systemPrompts(), candidates)) {
            return stop(
                    Cause.ALL_MADE,
                    String.format(
                            Locale.ROOT,
                            "no further round fits into the %,d calls to the optimizer of this search",
                            budget.most().optimizerCalls()));
        }
        return new Step.Round(new RoundSpec(
                ++round, Level.SYSTEM_PROMPT, List.of(), Parents.BEST, candidates, parts.systemPrompts()));
    }

    private Step userRound(Incumbent incumbent) {
        int task = nextTask(incumbent);
        nextTask = task + 1;
        return new Step.Round(new RoundSpec(
                ++round,
                Level.USER_PROMPT,
                List.of(task),
                Parents.BEST,
                parts.settings().userCandidates(),
                parts.userPrompts()));
    }

    /** As many candidates of a round as can be asked their first questions. */
    private int candidates() {
        int wanted = parts.settings().systemCandidates();
        while (wanted > 0 && !budget.covers(wanted * firstRung)) {
            wanted--;
        }
        return wanted;
    }

    /** The next task, in the order of the suite, that still makes mistakes; there is one. */
    private int nextTask(Incumbent incumbent) {
        int tasks = incumbent.tasks().size();
        int task = nextTask % tasks;
        while (incumbent.tasks().get(task).mistakes().isEmpty()) {
            task = (task + 1) % tasks;
        }
        return task;
    }

    private static Step stop(Cause cause, String sentence) {
        return new Step.Stop(new StopReason(cause, sentence));
    }

    @Override
    public void ended(RoundSpec made, Incumbent before, Incumbent after, long asked) {
        isSpent = asked == 0 && after.isPerfect() && after.hasMore();
        refused = asked == 0 ? refused + made.candidates() : 0;
        if (made.level() == Level.USER_PROMPT) {
            barren = asked == 0 ? barren + 1 : 0;
            askedForUserPrompts += asked;
        } else {
            askedForSystemPrompts += asked;
            idle = after.hasPromptsOf(before) ? idle + made.candidates() : 0;
            stalled = after.hasPromptsOf(before) ? stalled + made.candidates() : 0;
        }
    }
}
