package io.github.metaspo.optimize.method;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.StopReason.Cause;
import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.SeenPrompts;
import io.github.metaspo.optimize.round.AttemptLog;
import io.github.metaspo.optimize.round.CandidateLog;
import io.github.metaspo.optimize.round.RoundRunner;
import io.github.metaspo.optimize.select.Selection;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.ScoredPrompt;
import io.github.metaspo.optimize.state.TaskState;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The loop of every searching method: scores the prompts of the suite, then makes the rounds of a schedule until it stops.
 */
final class SearchLoop implements Method {

    private final SearchParts parts;
    private final Schedule schedule;
    private final Selection selection;
    private final SeenPrompts seen = new SeenPrompts();
    private final CandidateLog log = new CandidateLog();
    private final RoundRunner rounds;

    /** @param attempts that proposers see */
    SearchLoop(SearchParts parts, Schedule schedule, Selection selection, AttemptLog attempts) {
        this.parts = parts;
        this.schedule = schedule;
        this.selection = selection;
        this.rounds = new RoundRunner(selection, seen, log, attempts);
    }

    @Override
    public CallEstimate estimate() {
        return schedule.estimate();
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
    public SearchResult run(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        TrainEvaluator evaluator = parts.evaluator();
        Incumbent start = null;
        Incumbent best = null;
        StopReason stopped;
        evaluator.expect(estimate().targetCalls());
        try {
            start = start(listener);
            evaluator.requireAnswers();
            listener.started(parts.systemPrompt(), start.score());
            best = start;
            Schedule.Step step = schedule.next(best);
            while (step instanceof Schedule.Step.Round round) {
                Incumbent before = best;
                long asked = evaluator.asked();
                best = rounds.run(round.spec(), before, listener);
                schedule.ended(round.spec(), before, best, evaluator.asked() - asked);
                noteSoFar(start, best, listener);
                step = next(best);
            }
            stopped = ((Schedule.Step.Stop) step).reason();
            best = rounds.finish(best, listener);
        } catch (ModelException | InvalidMeasurementException e) {
            if (!(e instanceof ModelException failure && failure.kind() == Kind.BUDGET_SPENT)) {
                giveUp(start, best, e, listener);
                throw e;
            }
            stopped = new StopReason(Cause.BUDGET, String.valueOf(e.getMessage()));
        }
        return result(start, best, stopped);
    }

    private Incumbent start(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Task> tasks = parts.tasks();
        List<TrainSubset> subsets = tasks.stream().map(selection::subset).toList();
        List<EvaluationRequest> requests = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            requests.add(new EvaluationRequest(
                    parts.systemPrompt(), task, task.prompt(), subsets.get(i).examples()));
        }
        List<EvaluationResult> results = parts.evaluator().evaluate(requests, listener);
        List<TaskState> states = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            ScoredPrompt given = new ScoredPrompt(log.number(), task.prompt(), results.get(i));
            TaskState state = new TaskState(task, subsets.get(i), List.of(given));
            states.add(state);
            String template = task.prompt().template();
            log.addGiven(
                    given.number(),
                    Optional.of(task.id()),
                    template,
                    state.score(),
                    requests.get(i).questions());
            seen.add(Optional.of(task.id()), template);
        }
        Incumbent start = new Incumbent(log.number(), parts.systemPrompt(), states);
        log.addGiven(start.number(), Optional.empty(), parts.systemPrompt(), start.score(), 0);
        seen.add(Optional.empty(), parts.systemPrompt());
        return start;
    }

    /** The next step of the schedule, or the end if no more candidates can be generated. */
    private Schedule.Step next(Incumbent incumbent) {
        return schedule.generators().stream()
                .flatMap(generator -> generator.silence().stream())
                .findFirst()
                .<Schedule.Step>map(silence -> new Schedule.Step.Stop(new StopReason(Cause.OPTIMIZER_FAILED, silence)))
                .orElseGet(() -> schedule.next(incumbent));
    }

    private void noteSoFar(Incumbent start, Incumbent best, SearchListener listener) {
        listener.decided(() -> result(start, best, StopReason.NOT_YET));
    }

    private void giveUp(
            @Nullable Incumbent start, @Nullable Incumbent best, Exception failure, SearchListener listener) {
        if (best != null) {
            listener.gaveUp(result(start, best, new StopReason(Cause.FAILED, String.valueOf(failure.getMessage()))));
        }
    }

    private SearchResult result(@Nullable Incumbent start, @Nullable Incumbent best, StopReason stopped) {
        return new SearchResult(
                best == null ? parts.systemPrompt() : best.systemPrompt(),
                best == null ? SearchResult.given(parts.tasks()) : best.userPrompts(),
                start == null ? OptionalDouble.empty() : OptionalDouble.of(start.score()),
                best == null ? OptionalDouble.empty() : OptionalDouble.of(best.score()),
                log.candidates(),
                stopped);
    }
}
