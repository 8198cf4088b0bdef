package io.github.metaspo.suite;

import io.github.metaspo.api.ModelSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A system prompt with the tasks that it serves.
 *
 * @param name name of the suite and of the files that the plugin writes for it
 * @param file the suite file
 * @param systemPrompt the suite's own system prompt, normalised
 * @param target the model that answers questions
 * @param optimizer the model that writes prompts; empty to build proposals from components
 * @param recording file of recorded replies for offline use; empty if the suite names none
 * @param tasks at least one, with unique ids, in the order of the file
 * @param optimize settings of the search
 * @param gate settings of the gate
 * @param compare settings of comparisons
 * @param remarks notes about the suite that do not make it invalid
 */
public record Suite(
        String name,
        Path file,
        String systemPrompt,
        ModelSettings target,
        Optional<ModelSettings> optimizer,
        Optional<Path> recording,
        List<Task> tasks,
        OptimizeSettings optimize,
        GateSettings gate,
        CompareSettings compare,
        List<String> remarks) {

    public Suite {
        remarks = List.copyOf(remarks);
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a suite needs at least one task");
        }
    }

    /** Returns the tasks of a role, in the order of the file. */
    public List<Task> tasks(Task.Role role) {
        return tasks.stream().filter(task -> task.role() == role).toList();
    }

    /** Returns a copy with another system prompt, normalised. */
    public Suite withSystemPrompt(String other) {
        return new Suite(name, file, other, target, optimizer, recording, tasks, optimize, gate, compare, remarks);
    }

    /** Returns a copy with another target model. */
    public Suite withTarget(ModelSettings other) {
        return new Suite(
                name, file, systemPrompt, other, optimizer, recording, tasks, optimize, gate, compare, remarks);
    }

    /** Returns a copy with other tasks, at least one. */
    public Suite withTasks(List<Task> others) {
        return new Suite(
                name, file, systemPrompt, target, optimizer, recording, others, optimize, gate, compare, remarks);
    }

    /** Returns a copy with other settings of the search. */
    public Suite withOptimize(OptimizeSettings other) {
        return new Suite(name, file, systemPrompt, target, optimizer, recording, tasks, other, gate, compare, remarks);
    }

    /** Returns a copy with other settings of comparisons. */
    public Suite withCompare(CompareSettings other) {
        return new Suite(name, file, systemPrompt, target, optimizer, recording, tasks, optimize, gate, other, remarks);
    }
}
