package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measurement as it was written down: in a lock with its baseline, or in results.
 *
 * @param systemPrompt that was measured
 * @param userPrompts that were measured, by task id
 * @param measured what was measured, and the figures
 * @param outcomes of every question that was answered
 */
public record StoredMeasurement(
        String systemPrompt, SortedMap<String, String> userPrompts, Lock.Measured measured, Baseline outcomes) {

    public StoredMeasurement {
        userPrompts = new TreeMap<>(userPrompts);
    }
}
