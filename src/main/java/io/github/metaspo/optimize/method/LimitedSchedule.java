package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.round.RoundSpec;
import io.github.metaspo.optimize.state.Incumbent;

import java.util.List;
import java.util.OptionalLong;

/**
 * A schedule that ends before a round that would go beyond a number of questions, stored answers included. Made for a selection that
 * evaluates candidates in full; the first round is always made.
 */
final class LimitedSchedule implements Schedule {

    private final Schedule schedule;
    private final TrainEvaluator evaluator;
    private final long most;

    private LimitedSchedule(Schedule schedule, TrainEvaluator evaluator, long questions) {
        this.schedule = schedule;
        this.evaluator = evaluator;
        this.most = Math.max(questions, schedule.firstRound().targetCalls());
    }

    /**
     * Returns a schedule with its limit.
     *
     * @param questions that may be asked; fewer than the first round takes are raised to that. Empty for no limit
     */
    static Schedule of(Schedule schedule, TrainEvaluator evaluator, OptionalLong questions) {
        return questions.isEmpty() ? schedule : new LimitedSchedule(schedule, evaluator, questions.getAsLong());
    }

    @Override
    public List<CandidateGenerator> generators() {
        return schedule.generators();
    }

    @Override
    public CallEstimate estimate() {
        CallEstimate all = schedule.estimate();
        return new CallEstimate(Math.min(most, all.targetCalls()), all.optimizerCalls());
    }

    @Override
    public CallEstimate firstRound() {
        return schedule.firstRound();
    }

    @Override
    public long firstProposals() {
        return schedule.firstProposals();
    }

    @Override
    public Step next(Incumbent incumbent) {
        Step step = schedule.next(incumbent);
        if (step instanceof Step.Round round && evaluator.asked() + round.spec().questions(incumbent) > most) {
            return new Step.Stop(StopReason.noRoomFor(most));
        }
        return step;
    }

    @Override
    public void ended(RoundSpec round, Incumbent before, Incumbent after, long asked) {
        schedule.ended(round, before, after, asked);
    }
}
