package io.github.metaspo.goal;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.Model;
import io.github.metaspo.report.TextFormat;

import java.util.Optional;

/** Describes how two measurements differ in model, prompts or settings, as recorded in a lock. */
public final class Differences {

    private Differences() {}

    /**
     * Compares the lock's measurement with a new one.
     *
     * @return a sentence without a full stop; empty if both have the same subject
     */
    public static Optional<String> between(Measured before, Measured after) {
        Model previous = before.model();
        Model current = after.model();
        if (!label(previous).equals(label(current))) {
            return Optional.of("the baseline was measured with " + label(previous) + ", this with " + label(current));
        }
        if (renamed(previous, current)) {
            return Optional.of(
                    "the provider named the model " + names(previous) + " then and " + names(current) + " now");
        }
        return before.subject().equals(after.subject())
                ? Optional.empty()
                : Optional.of("a prompt or a setting of the model changed since the baseline");
    }

    /** Returns what changed between the lock's measurement and the suite's current settings, as the subject of a sentence. */
    public static String sinceLock(Measured before, ModelSettings target) {
        String previous = label(before.model());
        return previous.equals(target.label())
                ? "a prompt or a setting of the model"
                : "the model (" + previous + ", now " + target.label() + ")";
    }

    /** Returns whether the provider reported another model name; false if a measurement has none, because nothing is known then. */
    private static boolean renamed(Model previous, Model current) {
        return !previous.resolvedNames().isEmpty()
                && !current.resolvedNames().isEmpty()
                && !previous.resolvedNames().equals(current.resolvedNames());
    }

    private static String label(Model model) {
        return model.provider() + "/" + model.name();
    }

    private static String names(Model model) {
        return TextFormat.inline(String.join(", ", model.resolvedNames()));
    }
}
