package io.github.metaspo.goal;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.lock.Lock.Measured;
import io.github.metaspo.lock.Lock.Model;
import io.github.metaspo.report.TextFormat;

import java.util.Optional;

/** What is not the same about two measurements, as far as a lock tells. */
public final class Differences {

    private Differences() {}

    /** Between the lock's measurement and a new one, a sentence without a full stop; empty where they are about the same. */
    public static Optional<String> between(Measured before, Measured after) {
        Model former = before.model();
        Model present = after.model();
        if (!label(former).equals(label(present))) {
            return Optional.of("the baseline was measured with " + label(former) + ", this with " + label(present));
        }
        if (renamed(former, present)) {
            return Optional.of(
                    "the provider named the model " + names(former) + " then and " + names(present) + " now");
        }
        return before.subject().equals(after.subject())
                ? Optional.empty()
                : Optional.of("a prompt or a setting of the model changed since the baseline");
    }

    /** Between the lock's measurement and what would be measured now, as the subject of a sentence. */
    public static String toTree(Measured before, ModelSettings target) {
        String former = label(before.model());
        return former.equals(target.label())
                ? "a prompt or a setting of the model"
                : "the model (" + former + ", now " + target.label() + ")";
    }

    /** A provider that gives no name tells nothing. */
    private static boolean renamed(Model former, Model present) {
        return !former.resolvedNames().isEmpty()
                && !present.resolvedNames().isEmpty()
                && !former.resolvedNames().equals(present.resolvedNames());
    }

    private static String label(Model model) {
        return model.provider() + "/" + model.name();
    }

    private static String names(Model model) {
        return TextFormat.inline(String.join(", ", model.resolvedNames()));
    }
}
