package io.github.metaspo.optimize.select;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.evaluate.EvaluationRequest;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.TaskState;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Evaluates what an incumbent has yet to answer, as one stream of calls. */
public final class Backfill {

    private final TrainEvaluator evaluator;

    public Backfill(TrainEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the incumbent with no open question in any task. */
    public Incumbent all(Incumbent incumbent, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return of(IntStream.range(0, incumbent.tasks().size()).boxed().toList(), incumbent, listener);
    }

    /** Returns the incumbent with no open question in the tasks at the given indices. */
    Incumbent of(List<Integer> tasks, Incumbent incumbent, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Gap> gaps =
                tasks.stream().flatMap(task -> gaps(incumbent, task).stream()).toList();
        List<EvaluationResult> results =
                evaluator.evaluate(gaps.stream().map(Gap::request).toList(), listener);
        Incumbent filled = incumbent;
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.get(i);
            filled = filled.with(gap.task, filled.tasks().get(gap.task).knowing(gap.prompt, results.get(i)));
        }
        return filled;
    }

    private static List<Gap> gaps(Incumbent incumbent, int task) {
        TaskState state = incumbent.tasks().get(task);
        List<Gap> gaps = new ArrayList<>();
        for (int prompt = 0; prompt < state.kept().size(); prompt++) {
            List<Integer> open = state.open(prompt);
            if (!open.isEmpty()) {
                gaps.add(new Gap(
                        task,
                        prompt,
                        new EvaluationRequest(
                                incumbent.systemPrompt(),
                                state.task(),
                                state.kept().get(prompt).prompt(),
                                open)));
            }
        }
        return gaps;
    }

    /** The open questions of one kept user prompt; task and prompt are indices. */
    private record Gap(int task, int prompt, EvaluationRequest request) {}
}
