package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.search.Stop.Cause;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MetaSPO's own schedule: every candidate is asked every train example. In each iteration the inner loop improves the user prompts of
 * every task, then the outer loop the system prompt; the variant without an inner loop takes twice as many iterations.
 */
public final class FullSearch extends StepwiseSearch<Incumbent> {

    private final Optional<InnerLoop> inner;
    private final OuterLoop outer;
    private final int iterations;
    private int step;

    /**
     * A search.
     *
     * @param systemPrompt that it begins with
     * @param tasks to learn from, at least one
     * @param userWriter writes user prompts
     * @param systemWriter writes system prompts
     */
    public FullSearch(
            String systemPrompt,
            List<Task> tasks,
            OptimizeSettings dials,
            Examiner examiner,
            Writer userWriter,
            Writer systemWriter) {
        super(systemPrompt, tasks, examiner, List.of(systemWriter, userWriter));
        boolean bilevel = dials.method() != Method.OUTER_LOOP;
        this.iterations = bilevel ? dials.iterations() : 2 * dials.iterations();
        this.inner = bilevel
                ? Optional.of(
                        new InnerLoop(dials.userCandidates(), dials.userTopK(), userWriter, examiner, seen, history))
                : Optional.empty();
        this.outer = new OuterLoop(dials.systemCandidates(), systemWriter, examiner, seen, history);
    }

    @Override
    public Extent extent() {
        return extent(iterations);
    }

    @Override
    public Extent firstRound() {
        return extent(1);
    }

    private Extent extent(int rounds) {
        Extent extent = new Extent(Questions.of(tasks), 0);
        for (int round = 1; round <= rounds; round++) {
            int kept = 1;
            if (inner.isPresent()) {
                extent = extent.plus(inner.get().extent(tasks));
                kept = inner.get().keptAfter(round);
            }
            extent = extent.plus(outer.extent(tasks, kept));
        }
        return extent;
    }

    @Override
    Optional<Stop> reasonToStop(Incumbent best) {
        boolean made = step == iterations * (inner.isPresent() ? 2 : 1);
        if (!made) {
            return Optional.empty();
        }
        return Optional.of(
                best.isPerfect()
                        ? new Stop(Cause.NOTHING_TO_LEARN, "every train example is answered right")
                        : new Stop(Cause.ALL_MADE, "all rounds were made"));
    }

    /** With an inner loop each round has two steps. */
    @Override
    Incumbent next(Incumbent best, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        int number = step++;
        if (inner.isEmpty()) {
            return outer.run(best, number + 1, listener);
        }
        int round = number / 2 + 1;
        return number % 2 == 0 ? inner.get().run(best, round, listener) : outer.run(best, round, listener);
    }

    @Override
    Incumbent start(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Exam> exams = examiner.examine(
                tasks.stream()
                        .map(task -> new Trial(systemPrompt, task, task.prompt()))
                        .toList(),
                listener);
        List<TaskPrompts> prompts = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            int number = begin(task, exams.get(i).score(), Questions.of(task));
            prompts.add(new TaskPrompts(task, List.of(new Kept(number, task.prompt(), exams.get(i)))));
        }
        double score = new Incumbent(0, systemPrompt, prompts).score();
        return new Incumbent(begin(score), systemPrompt, prompts);
    }
}
