package io.github.metaspo.goal.adapt;

import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.suite.Nearest;

import java.util.List;
import java.util.Optional;

/**
 * The options of one run of the adapt goal.
 *
 * @param tasks ids of the tasks to adapt; empty for all unseen tasks
 * @param curves how curves are drawn that compare the locked system prompt with the default one; empty to draw none
 * @param dryRun whether to stop before the first call, after logging the plan
 */
public record AdaptOptions(List<String> tasks, Optional<Looks> curves, boolean dryRun) {

    /** Which held-out scores of a search its curve shows. */
    public enum Looks {
        /** At each point the score of the prompt that is best on the train examples. */
        TRAIN,
        /** At each point the highest of the scores so far, which flatters a search that tries more. */
        MAX
    }

    public AdaptOptions {
        tasks = List.copyOf(tasks);
    }

    /**
     * Reads the options.
     *
     * @param versus the other start of the curves, {@code default}; empty to draw none
     * @param looks {@code train} or {@code max}
     * @throws RefusedException if one has another value
     */
    public static AdaptOptions of(List<String> tasks, Optional<String> versus, String looks, boolean dryRun)
            throws RefusedException {
        List<String> known = List.of("train", "max");
        if (versus.isPresent() && !versus.get().equals("default")) {
            throw new RefusedException("metaspo.versus is \"" + versus.get()
                    + "\", but must be \"default\", the system prompt with which the locked one is compared");
        }
        if (!known.contains(looks)) {
            throw new RefusedException("metaspo.looks is \"" + looks + "\", but must be \"train\" or \"max\""
                    + Nearest.hint(looks, known));
        }
        Looks chosen = looks.equals("max") ? Looks.MAX : Looks.TRAIN;
        return new AdaptOptions(tasks, versus.map(start -> chosen), dryRun);
    }
}
