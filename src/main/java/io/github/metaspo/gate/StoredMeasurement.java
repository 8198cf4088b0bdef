package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measurement read from a lock with its baseline, or from a results file.
 *
 * @param systemPrompt the measured system prompt
 * @param userPrompts the measured user prompts, by task id
 * @param measured subject, model and scores
 * @param outcomes outcome of every answered question
 */
public record StoredMeasurement(
        String systemPrompt, SortedMap<String, String> userPrompts, Lock.Measured measured, Baseline outcomes) {

    public StoredMeasurement {
        userPrompts = new TreeMap<>(userPrompts);
    }
}
