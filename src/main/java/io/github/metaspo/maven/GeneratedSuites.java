package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The suites whose prompts {@code generate} wrote in this build of a module; {@code check} looks for them in the output. */
final class GeneratedSuites {

    private static final String KEY = "io.github.metaspo.generated";

    /** Phases after which the resources are not copied yet. */
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
     * Their names.
     *
     * @param context that the goals of the plugin share in a module; null outside a build
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // as Maven declares it
    static Set<String> in(@Nullable Map context) {
        if (context == null) {
            return ConcurrentHashMap.newKeySet();
        }
        return (Set<String>) context.computeIfAbsent(KEY, key -> ConcurrentHashMap.newKeySet());
    }

    /** Whether this build was asked for a phase in which the resources have been copied. */
    static boolean areCopied(MavenSession session) {
        List<String> goals = session.getGoals();
        String byDefault = session.getTopLevelProject().getBuild().getDefaultGoal();
        List<String> wanted =
                goals.isEmpty() && byDefault != null ? List.of(byDefault.strip().split("\\s+")) : goals;
        return wanted.stream().anyMatch(goal -> !goal.contains(":") && !EARLY.contains(goal));
    }
}
