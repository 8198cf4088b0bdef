package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.Lock.Figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measurement of prompts on the held-out examples.
 *
 * @param fingerprint of the prompts, the model and its settings
 * @param systemPrompt that was measured
 * @param userPrompts that were measured, by task
 * @param model {@code provider/name}, with the names that the server reported
 * @param invalidReason why there is no score; empty if there is one
 * @param train the score over the train tasks
 * @param unseen the score over the unseen tasks
 * @param tasks in the order of the suite
 * @param calls what was asked; empty for a lock
 * @param responses name of its replies in the file of responses
 */
public record Measured(
        String fingerprint,
        String systemPrompt,
        SortedMap<String, String> userPrompts,
        Model model,
        Optional<String> invalidReason,
        Optional<Figure> train,
        Optional<Figure> unseen,
        List<MeasuredTask> tasks,
        Optional<Calls> calls,
        Optional<String> responses) {

    /**
     * The model that answered.
     *
     * @param label {@code provider/name}
     * @param settings what else its replies depend on, as names and values
     */
    public record Model(String label, SortedMap<String, String> settings) {
        public Model {
            settings = new TreeMap<>(settings);
        }
    }

    /**
     * What a measurement asked.
     *
     * @param usd empty if the price is not known
     */
    public record Calls(
            long answered, long failed, long notAsked, long inputTokens, long outputTokens, Optional<Double> usd) {}

    public Measured {
        userPrompts = new TreeMap<>(userPrompts);
        tasks = List.copyOf(tasks);
    }

    /** Returns the measurement that a lock records. */
    public static Measured of(Lock lock, Baseline baseline) {
        Map<String, List<Baseline.Row>> rows = new LinkedHashMap<>();
        lock.measured().tasks().forEach(task -> rows.put(task.id(), new ArrayList<>()));
        baseline.rows()
                .forEach(row -> rows.getOrDefault(row.task(), new ArrayList<>()).add(row));
        Lock.Model model = lock.measured().model();
        SortedMap<String, String> settings = new TreeMap<>();
        if (!model.resolvedNames().isEmpty()) {
            settings.put("reported by the server", JsonFields.shown(String.join(", ", model.resolvedNames())));
        }
        SortedMap<String, String> userPrompts = new TreeMap<>();
        baseline.prompts().userPrompts().forEach((task, prompt) -> userPrompts.put(task, JsonFields.shown(prompt)));
        return new Measured(
                lock.measured().subject(),
                JsonFields.shown(baseline.prompts().systemPrompt()),
                userPrompts,
                new Model(JsonFields.shown(model.provider() + "/" + model.name()), settings),
                Optional.empty(),
                Optional.of(lock.measured().train()),
                lock.measured().unseen(),
                lock.measured().tasks().stream()
                        .map(task -> task(task, rows.getOrDefault(task.id(), List.of())))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static MeasuredTask task(Lock.MeasuredTask task, List<Baseline.Row> rows) {
        return new MeasuredTask(
                task.id(),
                task.unseen(),
                1,
                Optional.of(task.metric()),
                Optional.of(task.contents()),
                Optional.of(task.figure()),
                rows.stream().map(Measured::answer).toList());
    }

    private static Answer answer(Baseline.Row row) {
        return new Answer(
                JsonFields.shown(row.example()),
                row.repeat(),
                row.score(),
                Answer.state(row.score(), row.prediction().isPresent(), false));
    }

    /** Returns whether there is a score. */
    public boolean isValid() {
        return invalidReason.isEmpty() && train.isPresent();
    }

    /** Returns a task by its id. */
    public Optional<MeasuredTask> task(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }

    /** Returns a copy whose tasks have the weights of another measurement, which a lock does not record. */
    public Measured withWeightsOf(Measured other) {
        return new Measured(
                fingerprint,
                systemPrompt,
                userPrompts,
                model,
                invalidReason,
                train,
                unseen,
                tasks.stream()
                        .map(task -> other.task(task.id())
                                .map(known -> new MeasuredTask(
                                        task.id(),
                                        task.unseen(),
                                        known.weight(),
                                        known.metric(),
                                        task.contents(),
                                        task.figure(),
                                        task.answers()))
                                .orElse(task))
                        .toList(),
                calls,
                responses);
    }
}
