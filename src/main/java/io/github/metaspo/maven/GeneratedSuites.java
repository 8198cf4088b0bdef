package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names of the suites whose prompts {@code generate} wrote for a module in this build; {@code check} expects them in the output. */
final class GeneratedSuites {

    private static final String KEY = "io.github.metaspo.generated";

    /** Phases that end before the resources are copied. */
    private static final Set<String> EARLY = Set.of(
            "pre-clean",
            "clean",
            "post-clean",
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "pre-site",
            "site",
            "post-site",
            "site-deploy");

    private GeneratedSuites() {}

    /**
     * Returns the modifiable set of names.
     *
     * @param context the plugin context, shared by the plugin's goals in a module; null outside a build
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // as Maven declares it
    static Set<String> in(@Nullable Map context) {
        if (context == null) {
            return ConcurrentHashMap.newKeySet();
        }
        return (Set<String>) context.computeIfAbsent(KEY, key -> ConcurrentHashMap.newKeySet());
    }

    /** Returns whether the requested phases include one that copies the resources. */
    static boolean areCopied(MavenSession session) {
        List<String> goals = session.getGoals();
        String defaultGoal = session.getTopLevelProject().getBuild().getDefaultGoal();
        List<String> requested = goals.isEmpty() && defaultGoal != null
                ? List.of(defaultGoal.strip().split("\\s+"))
                : goals;
        return requested.stream().anyMatch(goal -> !goal.contains(":") && !EARLY.contains(goal));
    }
}
