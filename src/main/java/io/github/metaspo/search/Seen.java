package io.github.metaspo.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts that are no news any more: system prompts, and the user prompts of each task apart. */
final class Seen {

    private final Map<Optional<String>, Set<String>> byTask = new HashMap<>();

    /** @param task empty for system prompts */
    Set<String> of(Optional<String> task) {
        return byTask.computeIfAbsent(task, key -> new HashSet<>());
    }
}
