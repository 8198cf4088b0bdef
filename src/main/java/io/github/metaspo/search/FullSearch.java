package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * MetaSPO's own schedule: every candidate is asked every train example. In each iteration the inner loop improves the user prompts of
 * every task, then the outer loop the system prompt; the variant without an inner loop takes twice as many iterations.
 */
public final class FullSearch implements Search {

    private final String systemPrompt;
    private final List<Task> tasks;
    private final Examiner examiner;
    private final Optional<InnerLoop> inner;
    private final OuterLoop outer;
    private final int iterations;
    private final Seen seen = new Seen();
    private final History history = new History();

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
        this.systemPrompt = systemPrompt;
        this.tasks = List.copyOf(tasks);
        this.examiner = examiner;
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
        Extent extent =
                new Extent(tasks.stream().mapToLong(FullSearch::questions).sum(), 0);
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
    public Found run(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException {
        Incumbent start = null;
        Incumbent best = null;
        String stopped = "all rounds were made";
        try {
            start = start(listener);
            listener.started(systemPrompt, start.score());
            best = start;
            for (int round = 1; round <= iterations; round++) {
                if (inner.isPresent()) {
                    best = inner.get().run(best, round, listener);
                }
                best = outer.run(best, round, listener);
            }
        } catch (ModelException e) {
            if (e.kind() != Kind.BUDGET_SPENT) {
                throw e;
            }
            stopped = String.valueOf(e.getMessage());
        }
        return found(start, best, stopped);
    }

    /** The suite's own prompts, scored. */
    private Incumbent start(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Exam> exams = examiner.examine(
                tasks.stream()
                        .map(task -> new Trial(systemPrompt, task, task.prompt()))
                        .toList(),
                listener);
        seen.of(Optional.empty()).add(systemPrompt);
        List<TaskPrompts> prompts = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            Optional<String> id = Optional.of(task.id());
            String template = task.prompt().template();
            seen.of(id).add(template);
            int number = history.begin(id, template, exams.get(i).score(), questions(task));
            prompts.add(new TaskPrompts(task, List.of(new Kept(number, task.prompt(), exams.get(i)))));
        }
        double score = new Incumbent(0, systemPrompt, prompts).score();
        int number = history.begin(Optional.empty(), systemPrompt, score, 0);
        return new Incumbent(number, systemPrompt, prompts);
    }

    /** How many questions one user prompt of a task is asked. */
    static int questions(Task task) {
        return task.train().size() * task.repeats();
    }

    private Found found(@Nullable Incumbent start, @Nullable Incumbent best, String stopped) {
        return new Found(
                best == null ? systemPrompt : best.systemPrompt(),
                best == null ? givenPrompts(tasks) : best.bestPrompts(),
                start == null ? OptionalDouble.empty() : OptionalDouble.of(start.score()),
                best == null ? OptionalDouble.empty() : OptionalDouble.of(best.score()),
                history.candidates(),
                stopped);
    }

    /** The suite's own user prompt of each task, by its id. */
    static SortedMap<String, UserPrompt> givenPrompts(List<Task> tasks) {
        SortedMap<String, UserPrompt> given = new TreeMap<>();
        tasks.forEach(task -> given.put(task.id(), task.prompt()));
        return given;
    }
}
