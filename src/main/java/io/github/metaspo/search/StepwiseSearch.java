package io.github.metaspo.search;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelException.Kind;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What searches have in common: they begin with the suite's prompts, and each step is a complete decision, so that a budget ends them between two. */
abstract class StepwiseSearch<B extends Best> implements Search {

    final String systemPrompt;
    final List<Task> tasks;
    final Examiner examiner;
    private final List<Writer> writers;
    final Seen seen = new Seen();
    final History history = new History();

    StepwiseSearch(String systemPrompt, List<Task> tasks, Examiner examiner, List<Writer> writers) {
        this.systemPrompt = systemPrompt;
        this.examiner = examiner;
        this.writers = List.copyOf(writers);
        this.tasks = List.copyOf(tasks);
    }

    /** The suite's own prompts, scored. */
    abstract B start(SearchListener listener) throws ModelException, InvalidMeasurementException, InterruptedException;

    /** Why there is no further step; empty where there is one. */
    abstract Optional<Stop> reasonToStop(B best);

    /** The best after one more step. */
    abstract B next(B best, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException;

    @Override
    public final long firstProposals() {
        return writers.get(0).leastOf(firstRound().optimizerCalls());
    }

    @Override
    public final Found run(SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        B start = null;
        B best = null;
        Stop stopped;
        examiner.expect(extent().targetCalls());
        try {
            start = start(listener);
            examiner.requireAnswers();
            listener.started(systemPrompt, start.score());
            best = start;
            Optional<Stop> reason = reasonToStop(best);
            while (reason.isEmpty()) {
                best = next(best, listener);
                reason = silence();
                if (reason.isEmpty()) {
                    reason = reasonToStop(best);
                }
            }
            stopped = reason.get();
        } catch (ModelException | InvalidMeasurementException e) {
            if (!(e instanceof ModelException failure && failure.kind() == Kind.BUDGET_SPENT)) {
                giveUp(start, best, e, listener);
                throw e;
            }
            stopped = new Stop(Stop.Cause.BUDGET, String.valueOf(e.getMessage()));
        }
        return found(start, best, stopped);
    }

    private void giveUp(@Nullable B start, @Nullable B best, Exception failure, SearchListener listener) {
        if (best != null) {
            listener.gaveUp(found(start, best, new Stop(Stop.Cause.FAILED, String.valueOf(failure.getMessage()))));
        }
    }

    /**
     * Notes the suite's own user prompt of a task; the number of the candidate that it is.
     *
     * @param asked questions that gave its score
     */
    final int begin(Task task, double score, int asked) {
        Optional<String> id = Optional.of(task.id());
        String template = task.prompt().template();
        seen.of(id).add(template);
        return history.begin(id, template, score, asked);
    }

    /** Notes the suite's own system prompt; the number of the candidate that it is. */
    final int begin(double score) {
        seen.of(Optional.empty()).add(systemPrompt);
        return history.begin(Optional.empty(), systemPrompt, score, 0);
    }

    private Optional<Stop> silence() {
        return writers.stream()
                .flatMap(writer -> writer.silence().stream())
                .map(sentence -> new Stop(Stop.Cause.OPTIMIZER_FAILED, sentence))
                .findFirst();
    }

    private Found found(@Nullable B start, @Nullable B best, Stop stopped) {
        return new Found(
                best == null ? systemPrompt : best.systemPrompt(),
                best == null ? givenPrompts() : best.bestPrompts(),
                start == null ? OptionalDouble.empty() : OptionalDouble.of(start.score()),
                best == null ? OptionalDouble.empty() : OptionalDouble.of(best.score()),
                history.candidates(),
                stopped);
    }

    private SortedMap<String, UserPrompt> givenPrompts() {
        SortedMap<String, UserPrompt> given = new TreeMap<>();
        tasks.forEach(task -> given.put(task.id(), task.prompt()));
        return given;
    }
}
