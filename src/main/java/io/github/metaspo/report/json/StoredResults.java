package io.github.metaspo.report.json;

import io.github.metaspo.gate.StoredMeasurement;

/** Content of a results file. */
public sealed interface StoredResults {

    /**
     * A measurement with a score.
     *
     * @param suite name of the suite
     * @param measurement the measurement, with the user prompts of all tasks
     */
    record Measured(String suite, StoredMeasurement measurement) implements StoredResults {}

    /**
     * A measurement without a score.
     *
     * @param suite name of the suite
     * @param subject fingerprint of the prompts and the model
     * @param reason why there is no score, as a sentence without a full stop
     */
    record Invalid(String suite, String subject, String reason) implements StoredResults {}

    /**
     * A file that this version of the plugin cannot read.
     *
     * @param reason why, as a sentence without a full stop
     */
    record Unreadable(String reason) implements StoredResults {}
}
