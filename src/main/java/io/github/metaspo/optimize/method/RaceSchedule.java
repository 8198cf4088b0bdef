package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.RoundSpec;
import io.github.metaspo.optimize.round.RoundSpec.Parents;
import io.github.metaspo.optimize.select.QuestionBudget;
import io.github.metaspo.optimize.select.RaceSelection;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Locale;

/**
 * A schedule of many small rounds: over the system prompt, and for about a tenth of the questions over the user prompt of one task after the
 * other. More examples are taken once they no longer tell candidates apart. It ends after a number of rounds without a change, or once its
 * calls are made.
 */
final class RaceSchedule implements Schedule {

    /** The share of the questions for rounds over user prompts. */
    private static final double USER_SHARE = 0.1;

    /** Rounds over the system prompt in a row without a change after which more examples are taken. */
    private static final int GROW_AFTER = 3;

    private final SearchParts parts;
    private final boolean hasUserRounds;
    private final QuestionBudget budget;
    private final int growAfter;
    private long askedForSystemPrompts;
    private long askedForUserPrompts;
    private int round;
    private int nextTask;
    /**
     * Rounds since the last change: those over the system prompt, and those over user prompts in which every proposal was rejected. Other
     * rounds over user prompts are too small to count.
     */
    private int idle;
    /** Of the idle rounds, those that asked something. */
    private int uninformative;

    private boolean userRoundAskedNothing;

    /** @param budget of the whole search */
    RaceSchedule(SearchParts parts, boolean hasUserRounds, QuestionBudget budget) {
        this.parts = parts;
        this.hasUserRounds = hasUserRounds;
        this.budget = budget;
        this.growAfter = Math.min(GROW_AFTER, parts.settings().patience());
    }

    /**
     * Returns the most calls of a race.
     *
     * @param questions that it may ask; fewer than the first round takes are raised to that
     */
    static CallEstimate estimate(SearchParts parts, boolean hasUserRounds, long questions) {
        List<Task> tasks = parts.tasks();
        int systemCandidates = parts.settings().systemCandidates();
        long most = Math.max(questions, firstQuestions(parts));
        long forRounds = most - TrainQuestions.of(tasks, TrainSubset.FIRST);
        long firstBlock = systemCandidates * TrainQuestions.of(tasks, RaceSelection.firstBlock());
        long optimizerCalls = parts.systemPrompts().mostCalls(systemCandidates * (forRounds / firstBlock));
        if (hasUserRounds) {
            long userQuestions = Math.round(USER_SHARE * forRounds);
            long smallestBlock = tasks.stream()
                    .mapToLong(task -> TrainQuestions.of(List.of(task), RaceSelection.firstBlock()))
                    .min()
                    .orElseThrow();
            optimizerCalls += parts.userPrompts()
                    .mostCalls(userQuestions / smallestBlock + parts.settings().userCandidates());
        }
        return new CallEstimate(most, optimizerCalls);
    }

    /** The start and the first round, which is one over the system prompt, if nothing is rejected. */
    private static long firstQuestions(SearchParts parts) {
        return TrainQuestions.of(parts.tasks(), TrainSubset.FIRST)
                + RaceSelection.firstRoundQuestions(
                        parts.tasks(), parts.settings().systemCandidates());
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
                firstQuestions(parts),
                parts.systemPrompts().mostCalls(parts.settings().systemCandidates()));
    }

    @Override
    public long firstProposals() {
        return parts.systemPrompts().leastCalls(parts.settings().systemCandidates());
    }

    @Override
    public Step next(Incumbent incumbent) {
        if (isToGrow(incumbent)) {
            return new Step.MoreExamples();
        }
        if (incumbent.isPerfect()) {
            return stop(Cause.NOTHING_TO_LEARN, "every train example that was asked is answered right");
        }
        int patience = parts.settings().patience();
        if (idle >= patience) {
            return stop(Cause.ALL_MADE, String.format(Locale.ROOT, "%,d rounds in a row changed nothing", patience));
        }
        int systemCandidates = parts.settings().systemCandidates();
        if (!budget.covers(systemCandidates * incumbent.questions(RaceSelection.firstBlock()))) {
            return new Step.Stop(StopReason.noRoomFor(budget.most().targetCalls()));
        }
        if (!budget.covers(parts.systemPrompts(), systemCandidates)
                || !budget.covers(parts.userPrompts(), parts.settings().userCandidates())) {
            return stop(
                    Cause.ALL_MADE,
                    String.format(
                            Locale.ROOT,
                            "no further round fits into the %,d calls to the optimizer of this search",
                            budget.most().optimizerCalls()));
        }
        return round(incumbent);
    }

    private boolean isToGrow(Incumbent incumbent) {
        return (uninformative >= growAfter || incumbent.isPerfect())
                && incumbent.hasMore()
                && budget.covers(incumbent.onMore().openQuestions());
    }

    private Step round(Incumbent incumbent) {
        round++;
        // rejected proposals use up no questions, so that the share alone would choose the same level forever
        boolean isUserRound = hasUserRounds
                && !userRoundAskedNothing
                && askedForUserPrompts < USER_SHARE * (askedForUserPrompts + askedForSystemPrompts);
        return new Step.Round(
                isUserRound
                        ? new RoundSpec(
                                round,
                                Level.USER_PROMPT,
                                List.of(nextTask(incumbent)),
                                Parents.BEST,
                                parts.settings().userCandidates(),
                                parts.userPrompts())
                        : new RoundSpec(
                                round,
                                Level.SYSTEM_PROMPT,
                                List.of(),
                                Parents.BEST,
                                parts.settings().systemCandidates(),
                                parts.systemPrompts()));
    }

    /** The next task, in the order of the suite, that still makes mistakes; there is one. */
    private int nextTask(Incumbent incumbent) {
        int tasks = incumbent.tasks().size();
        int task = nextTask % tasks;
        while (incumbent.tasks().get(task).mistakes().isEmpty()) {
            task = (task + 1) % tasks;
        }
        nextTask = task + 1;
        return task;
    }

    private static Step stop(Cause cause, String sentence) {
        return new Step.Stop(new StopReason(cause, sentence));
    }

    @Override
    public void ended(Step step, Incumbent before, Incumbent after, long asked) {
        if (step instanceof Step.Round made) {
            ended(made.spec().level() == Level.USER_PROMPT, after.hasPromptsOf(before), asked);
        } else {
            idle = 0;
            uninformative = 0;
        }
    }

    private void ended(boolean isUserRound, boolean isUnchanged, long asked) {
        userRoundAskedNothing = isUserRound && asked == 0;
        if (isUserRound) {
            askedForUserPrompts += asked;
        } else {
            askedForSystemPrompts += asked;
        }
        if (!isUnchanged) {
            idle = 0;
            uninformative = 0;
        } else if (!isUserRound || asked == 0) {
            idle++;
            // a round whose proposals were all rejected says nothing about the examples
            uninformative += asked > 0 ? 1 : 0;
        }
    }
}
