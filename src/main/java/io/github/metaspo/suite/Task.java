package io.github.metaspo.suite;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One use of the system prompt: a user prompt with examples and a way to score the answers.
 *
 * @param id unique within the suite
 * @param role whether a search may use the task
 * @param prompt the suite's own user prompt
 * @param train examples that a search may use, without those set apart for demonstrations
 * @param test held-out examples
 * @param extraction the rule that extracts the prediction from a response
 * @param metric the metric that scores predictions
 * @param weight weight of the task in the suite's score, above 0 and finite; 1 by default
 * @param minScore minimum score of the task in the gate, 0 to 1; empty for none
 * @param repeats how often each example is asked, at least 1
 * @param location position of the task in the suite
 * @param demonstrations what user prompts show beside the question; none outside of a search
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
        Location location,
        Demonstrations demonstrations) {

    /** Whether a task takes part in the search. */
    public enum Role {
        /** Takes part in the search and decides what ships. */
        TRAIN,
        /** Only measured: shows how well the prompt generalises. */
        UNSEEN
    }

    public Task {
        train = List.copyOf(train);
        test = List.copyOf(test);
        if (!(weight > 0) || Double.isInfinite(weight) || repeats < 1) {
            throw new IllegalArgumentException("task " + id + ": weight " + weight + ", repeats " + repeats);
        }
    }

    /** Creates a task without demonstrations. */
    public Task(
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
        this(
                id,
                role,
                prompt,
                train,
                test,
                extraction,
                metric,
                weight,
                minScore,
                repeats,
                location,
                Demonstrations.NONE);
    }

    /** Returns all train examples, those set apart for demonstrations last. */
    public List<Example> allTrain() {
        return Stream.concat(train.stream(), demonstrations.pool().stream()).toList();
    }

    /** Returns the suite's own user prompt with the demonstrations. */
    public UserPrompt demonstratedPrompt() {
        return demonstrations.in(prompt);
    }

    /** Returns a copy with another role. */
    public Task withRole(Role other) {
        return with(id, other, prompt, train, repeats, demonstrations);
    }

    /** Returns a copy with another user prompt. */
    public Task withPrompt(UserPrompt other) {
        return with(id, role, other, train, repeats, demonstrations);
    }

    /** Returns a copy with other train examples. */
    public Task withTrain(List<Example> others) {
        return with(id, role, prompt, others, repeats, demonstrations);
    }

    /** Returns a copy with another id. */
    public Task withId(String other) {
        return with(other, role, prompt, train, repeats, demonstrations);
    }

    /** Returns a copy that asks each example once. */
    public Task askedOnce() {
        return with(id, role, prompt, train, 1, demonstrations);
    }

    /** Returns a copy with other demonstrations. */
    public Task withDemonstrations(Demonstrations others) {
        return with(id, role, prompt, train, repeats, others);
    }

    private Task with(
            String otherId,
            Role otherRole,
            UserPrompt otherPrompt,
            List<Example> otherTrain,
            int otherRepeats,
            Demonstrations otherDemonstrations) {
        return new Task(
                otherId,
                otherRole,
                otherPrompt,
                otherTrain,
                test,
                extraction,
                metric,
                weight,
                minScore,
                otherRepeats,
                location,
                otherDemonstrations);
    }
}
