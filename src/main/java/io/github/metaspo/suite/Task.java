package io.github.metaspo.suite;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One use of the system prompt: a user prompt with examples and a way to score the answers.
 *
 * @param id unique within the suite
 * @param role whether the search may learn from it
 * @param prompt the user prompt as given
 * @param train examples that a search may use
 * @param test held-out examples
 * @param extraction how the prediction is found in a response
 * @param metric how predictions are scored
 * @param weight in the suite's score, above 0; 1 unless the suite says otherwise
 * @param minScore that the task must reach in the gate, 0 to 1; empty where there is no such floor
 * @param repeats how often each example is asked; at least 1
 * @param location where the task begins in the suite
 */
public record Task(
        String id,
        Role role,
        UserPrompt prompt,
        List<Example> train,
        List<Example> test,
        Extraction extraction,
        MetricSettings metric,
        double weight,
        Optional<BigDecimal> minScore,
        int repeats,
        Location location) {

    /** Whether a task takes part in the search. */
    public enum Role {
        /** Used in search and shipping. */
        TRAIN,
        /** Never used in search or shipping: shows how the prompt generalises. */
        UNSEEN
    }

    public Task {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (!(weight > 0) || Double.isInfinite(weight) || repeats < 1) {
            throw new IllegalArgumentException("task " + id + ": weight " + weight + ", repeats " + repeats);
        }
    }
}
