package io.github.metaspo.optimize.propose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts proposed so far, separately for system prompts and for each task's user prompts. Used to reject duplicates. */
public final class SeenPrompts {

    private final Map<Optional<String>, Set<String>> byTask = new HashMap<>();

    /**
     * Returns the live set of texts.
     *
     * @param task the id of the task whose user prompts they are; empty for system prompts
     */
    public Set<String> of(Optional<String> task) {
        return byTask.computeIfAbsent(task, key -> new HashSet<>());
    }
}
