package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.RoundSpec;
import io.github.metaspo.optimize.round.RoundSpec.Parents;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.suite.OptimizeSettings;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The schedule of the MetaSPO paper: a fixed number of iterations, each a round over the user prompts of all tasks and a round over the
 * system prompt. Without user rounds there are twice as many iterations. Made for a selection that evaluates candidates in full.
 */
final class FixedSchedule implements Schedule {

    private final SearchParts parts;
    private final boolean hasUserRounds;
    private final int iterations;
    private final int systemCandidates;
    private int made;

    /**
     * @param hasUserRounds whether user prompts are improved, too
     * @param systemCandidates of each round over the system prompt, above 0
     */
    FixedSchedule(SearchParts parts, boolean hasUserRounds, int systemCandidates) {
        this.systemCandidates = systemCandidates;
        this.parts = parts;
        this.hasUserRounds = hasUserRounds;
        this.iterations = hasUserRounds
                ? parts.settings().iterations()
                : 2 * parts.settings().iterations();
    }

    @Override
    public List<CandidateGenerator> generators() {
        return parts.generators();
    }

    @Override
    public CallEstimate estimate() {
        return estimate(iterations);
    }

    @Override
    public CallEstimate firstRound() {
        return estimate(1);
    }

    @Override
    public long firstProposals() {
        long system = parts.systemPrompts().leastCalls(systemCandidates);
        return hasUserRounds ? system + parts.userPrompts().leastCalls(userCandidates()) : system;
    }

    private CallEstimate estimate(int rounds) {
        long questions = TrainQuestions.of(parts.tasks());
        OptimizeSettings settings = parts.settings();
        CallEstimate estimate = new CallEstimate(questions, 0);
        for (int round = 1; round <= rounds; round++) {
            long kept = 1;
            if (hasUserRounds) {
                kept = Math.min(settings.userTopK(), 1 + (long) settings.userCandidates() * round);
                estimate = estimate.plus(new CallEstimate(
                        settings.userCandidates() * questions,
                        parts.userPrompts().mostCalls(userCandidates())));
            }
            estimate = estimate.plus(new CallEstimate(
                    systemCandidates * kept * questions, parts.systemPrompts().mostCalls(systemCandidates)));
        }
        return estimate;
    }

    private long userCandidates() {
        return (long) parts.settings().userCandidates() * parts.tasks().size();
    }

    @Override
    public Step next(Incumbent incumbent) {
        int rounds = hasUserRounds ? 2 * iterations : iterations;
        if (made == rounds) {
            return new Step.Stop(
                    incumbent.isPerfect()
                            ? new StopReason(Cause.NOTHING_TO_LEARN, "every train example is answered right")
                            : new StopReason(Cause.ALL_MADE, "all rounds were made"));
        }
        List<Integer> tasks =
                IntStream.range(0, incumbent.tasks().size()).boxed().toList();
        int iteration = hasUserRounds ? made / 2 + 1 : made + 1;
        return new Step.Round(
                hasUserRounds && made % 2 == 0
                        ? new RoundSpec(
                                iteration,
                                Level.USER_PROMPT,
                                tasks,
                                Parents.BEST,
                                parts.settings().userCandidates(),
                                parts.userPrompts())
                        : new RoundSpec(
                                iteration,
                                Level.SYSTEM_PROMPT,
                                tasks,
                                Parents.BEST,
                                systemCandidates,
                                parts.systemPrompts()));
    }

    @Override
    public void ended(RoundSpec round, Incumbent before, Incumbent after, long asked) {
        made++;
    }
}
