package io.github.metaspo.report.json;

import io.github.metaspo.gate.StoredMeasurement;

/** What a results file holds. */
public sealed interface StoredResults {

    /**
     * A score.
     *
     * @param suite name of the suite
     * @param evidence what was measured and what came of it; its user prompts are those of all tasks
     */
    record Measured(String suite, StoredMeasurement evidence) implements StoredResults {}

    /**
     * A measurement of which no score came.
     *
     * @param suite name of the suite
     * @param subject fingerprint of what was to be measured
     * @param reason a sentence without a full stop
     */
    record Invalid(String suite, String subject, String reason) implements StoredResults {}

    /**
     * Nothing that this version can read.
     *
     * @param reason a sentence without a full stop
     */
    record Unreadable(String reason) implements StoredResults {}
}
