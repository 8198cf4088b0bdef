package io.github.metaspo.goal;

import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.suite.Suite;

import java.util.Optional;

/** Whether results that an earlier goal left are about the suite as it is now. */
public final class Freshness {

    private final Suite suite;
    private final Comparability comparability;

    public Freshness(Suite suite, Comparability comparability) {
        this.suite = suite;
        this.comparability = comparability;
    }

    /** Why results are not about these prompts; a sentence without a full stop. */
    public Optional<String> problem(StoredResults results, Prompts prompts) {
        if (results instanceof StoredResults.Unreadable unreadable) {
            return Optional.of("the file cannot be read: " + unreadable.reason());
        }
        if (results instanceof StoredResults.Invalid invalid) {
            return other(invalid.subject(), prompts);
        }
        return problem(((StoredResults.Measured) results).evidence(), prompts);
    }

    /** Why a measurement is not one of these prompts; a sentence without a full stop. */
    public Optional<String> problem(StoredMeasurement stored, Prompts prompts) {
        return comparability
                .problem(stored.measured())
                .or(() -> comparability.added(stored.measured()).stream()
                        .findFirst()
                        .map(task -> "task " + task + " was not measured"))
                .or(() -> other(stored.measured().subject(), prompts));
    }

    private Optional<String> other(String subject, Prompts prompts) {
        return subject.equals(prompts.subject(suite))
                ? Optional.empty()
                : Optional.of("they are about other prompts or another model");
    }
}
