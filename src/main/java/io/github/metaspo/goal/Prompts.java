package io.github.metaspo.goal;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationSubject;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A system prompt with the user prompts that go with it.
 *
 * @param systemPrompt normalised
 * @param userPrompts by task id, only those that differ from the suite's own
 */
public record Prompts(String systemPrompt, SortedMap<String, String> userPrompts) {

    public Prompts {
        userPrompts = new TreeMap<>(userPrompts);
    }

    /** Returns the suite's own prompts. */
    public static Prompts given(Suite suite) {
        return new Prompts(suite.systemPrompt(), new TreeMap<>());
    }

    /** Returns the prompts that a search begins with: the suite's own, with the demonstrations of its tasks. */
    public static Prompts start(Suite suite) {
        SortedMap<String, String> userPrompts = new TreeMap<>();
        suite.tasks().stream()
                .filter(task -> !task.demonstrations().shown().isEmpty())
                .forEach(task ->
                        userPrompts.put(task.id(), task.demonstratedPrompt().template()));
        return new Prompts(suite.systemPrompt(), userPrompts);
    }

    /** Returns the prompts of the lock, or the suite's own if there is no lock. */
    public static Prompts inEffect(Suite suite, Optional<Lock> lock) {
        return lock.map(locked -> new Prompts(locked.systemPrompt(), locked.userPrompts()))
                .orElseGet(() -> given(suite));
    }

    /**
     * Returns the prompts that a search found, with the user prompts in effect of the tasks for which it ships none: those of unseen tasks,
     * and those of all tasks unless the suite ships user prompts.
     */
    public static Prompts found(Suite suite, SearchResult found, Prompts inEffect) {
        boolean ships = suite.optimize().userPrompts() == UserPrompts.SHIP;
        SortedMap<String, String> userPrompts = found(suite, found).userPrompts();
        suite.tasks().stream()
                .filter(task -> task.role() == Task.Role.UNSEEN || !ships)
                .filter(task -> !inEffect.userPrompt(task).equals(task.prompt()))
                .forEach(task ->
                        userPrompts.put(task.id(), inEffect.userPrompt(task).template()));
        return new Prompts(found.systemPrompt(), userPrompts);
    }

    /** Returns the prompts that a search found; includes its user prompts only if the suite ships them. */
    public static Prompts found(Suite suite, SearchResult found) {
        SortedMap<String, String> userPrompts = new TreeMap<>();
        if (suite.optimize().userPrompts() == UserPrompts.SHIP) {
            for (Task task : suite.tasks(Task.Role.TRAIN)) {
                UserPrompt best = found.userPrompts().get(task.id());
                if (best != null && !best.equals(task.prompt())) {
                    userPrompts.put(task.id(), best.template());
                }
            }
        }
        return new Prompts(found.systemPrompt(), userPrompts);
    }

    /** Returns the prompts of a stored measurement, without user prompts that equal the suite's own. */
    public static Prompts measured(Suite suite, StoredMeasurement stored) {
        SortedMap<String, String> userPrompts = new TreeMap<>(stored.userPrompts());
        suite.tasks()
                .forEach(task -> userPrompts.remove(task.id(), task.prompt().template()));
        return new Prompts(stored.systemPrompt(), userPrompts);
    }

    /** Returns these prompts with the user prompts of all tasks of a suite. */
    public MeasuredPrompts measured(Suite suite) {
        SortedMap<String, String> all = new TreeMap<>();
        suite.tasks().forEach(task -> all.put(task.id(), userPrompt(task).template()));
        return new MeasuredPrompts(systemPrompt, all);
    }

    /** Returns one batch per task with all its held-out examples. */
    public List<Batch> heldOut(Suite suite) {
        return suite.tasks().stream()
                .map(task -> new Batch(systemPrompt, task, userPrompt(task), task.test()))
                .toList();
    }

    /** Returns one batch per train task with all its train examples. */
    public List<Batch> train(Suite suite) {
        return suite.tasks(Task.Role.TRAIN).stream()
                .map(task -> new Batch(systemPrompt, task, userPrompt(task), task.train()))
                .toList();
    }

    /** Returns the fingerprint of a measurement's subject: these prompts and the target model, on all tasks of a suite. */
    String subject(Suite suite) {
        return subject(suite, suite.tasks().stream().map(Task::id).collect(Collectors.toSet()));
    }

    /** Returns the fingerprint of a measurement's subject: these prompts and the target model, on the tasks with the given ids. */
    public String subject(Suite suite, Set<String> tasks) {
        List<Batch> batches = heldOut(suite).stream()
                .filter(batch -> tasks.contains(batch.task().id()))
                .toList();
        return Fingerprints.subject(EvaluationSubject.of(batches, suite.target(), new TreeSet<>()));
    }

    /** Returns the fingerprint of these prompts, as the looks of a lock name it. */
    public String fingerprint() {
        return Fingerprints.prompts(systemPrompt, userPrompts);
    }

    /** Returns a copy with another system prompt, normalised. */
    public Prompts withSystemPrompt(String other) {
        return new Prompts(other, userPrompts);
    }

    /** Returns the user prompt of a task. */
    public UserPrompt userPrompt(Task task) {
        String other = userPrompts.get(task.id());
        return other == null ? task.prompt() : new UserPrompt(other);
    }
}
