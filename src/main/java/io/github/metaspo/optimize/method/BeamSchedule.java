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
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A schedule of rounds over the user prompts of all tasks, under a fixed system prompt: the first round starts from the given user prompt,
 * each later one from every prompt that a task keeps, its beam. Made for a selection that evaluates candidates in full.
 */
final class BeamSchedule implements Schedule {

    private final List<Task> tasks;
    private final int beam;
    private final List<Stage> stages;
    private int made;

    /**
     * The rounds in a row that are alike.
     *
     * @param rounds how many, above 0
     * @param candidates for each parent, above 0
     * @param generator of the candidates
     */
    record Stage(int rounds, int candidates, CandidateGenerator generator) {}

    /**
     * @param beam user prompts that a task keeps, above 0
     * @param stages the first one starts from the given user prompts
     */
    BeamSchedule(List<Task> tasks, int beam, List<Stage> stages) {
        this.tasks = List.copyOf(tasks);
        this.beam = beam;
        this.stages = List.copyOf(stages);
    }

    @Override
    public List<CandidateGenerator> generators() {
        return stages.stream().map(Stage::generator).distinct().toList();
    }

    @Override
    public CallEstimate estimate() {
        CallEstimate estimate = new CallEstimate(TrainQuestions.of(tasks), 0);
        int round = 1;
        for (Stage stage : stages) {
            for (int i = 0; i < stage.rounds(); i++) {
                estimate = estimate.plus(estimate(stage, parents(round++)));
            }
        }
        return estimate;
    }

    @Override
    public CallEstimate firstRound() {
        return new CallEstimate(TrainQuestions.of(tasks), 0).plus(estimate(stages.get(0), 1));
    }

    @Override
    public long firstProposals() {
        Stage first = stages.get(0);
        return first.generator().leastCalls((long) first.candidates() * tasks.size());
    }

    private CallEstimate estimate(Stage stage, long parents) {
        long candidates = parents * stage.candidates();
        return new CallEstimate(
                candidates * TrainQuestions.of(tasks), stage.generator().mostCalls(candidates * tasks.size()));
    }

    /** The most parents of a round: the given prompt, then as many as the beam and the candidates so far allow. */
    private long parents(int round) {
        return round == 1 ? 1 : Math.min(beam, 1 + (long) stages.get(0).candidates());
    }

    @Override
    public Step next(Incumbent incumbent) {
        int before = 0;
        for (Stage stage : stages) {
            if (made < before + stage.rounds()) {
                return new Step.Round(new RoundSpec(
                        made + 1,
                        Level.USER_PROMPT,
                        IntStream.range(0, tasks.size()).boxed().toList(),
                        made == 0 ? Parents.BEST : Parents.KEPT,
                        stage.candidates(),
                        stage.generator()));
            }
            before += stage.rounds();
        }
        return new Step.Stop(
                incumbent.isPerfect()
                        ? new StopReason(Cause.NOTHING_TO_LEARN, "every train example is answered right")
                        : new StopReason(Cause.ALL_MADE, "all rounds were made"));
    }

    @Override
    public void ended(RoundSpec round, Incumbent before, Incumbent after, long asked) {
        made++;
    }
}
