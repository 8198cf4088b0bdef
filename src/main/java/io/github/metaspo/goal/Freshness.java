package io.github.metaspo.goal;

import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/** Checks whether the results of an earlier goal still belong to the suite as it is now. */
public final class Freshness {

    private final Suite suite;
    private final Comparability comparability;

    public Freshness(Suite suite, Comparability comparability) {
        this.suite = suite;
        this.comparability = comparability;
    }

    /** Returns why results do not belong to these prompts, as a sentence without a full stop; empty if they do. */
    public Optional<String> problem(StoredResults results, Prompts prompts) {
        if (results instanceof StoredResults.Unreadable unreadable) {
            return Optional.of("the file cannot be read: " + unreadable.reason());
        }
        if (results instanceof StoredResults.Invalid invalid) {
            return subjectProblem(invalid.subject(), prompts);
        }
        return problem(((StoredResults.Measured) results).measurement(), prompts);
    }

    /** Returns why a measurement does not belong to these prompts, as a sentence without a full stop; empty if it does. */
    public Optional<String> problem(StoredMeasurement stored, Prompts prompts) {
        return comparability
                .problem(stored.measured())
                .or(() -> comparability.added(stored.measured()).stream()
                        .findFirst()
                        .map(task -> "task " + task + " was not measured"))
                .or(() -> subjectProblem(stored.measured().subject(), prompts));
    }

    private Optional<String> subjectProblem(String subject, Prompts prompts) {
        return subject.equals(prompts.subject(suite))
                ? Optional.empty()
                : Optional.of("they belong to other prompts or another model");
    }
}
