package io.github.metaspo.suite;

import io.github.metaspo.api.ModelSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A system prompt with the tasks that it serves.
 *
 * @param name also the name of the files that come of it
 * @param file where it was read
 * @param systemPrompt the seed, normalised
 * @param target the model that answers
 * @param optimizer the model that writes prompts; empty where proposals are put together from components
 * @param recording file of replies that serve offline; empty where the suite names none
 * @param tasks at least one, ids unique, in the order of the file
 * @param optimize dials of the search
 * @param gate bounds of the gate
 * @param remarks sentences about the suite that are no reason to refuse it
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
        List<String> remarks) {

    public Suite {
        remarks = List.copyOf(remarks);
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a suite needs a task");
        }
    }

    /** The tasks of a role, in the order of the file. */
    public List<Task> tasks(Task.Role role) {
        return tasks.stream().filter(task -> task.role() == role).toList();
    }
}
