package io.github.metaspo.optimize;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a search: the best prompts on the train examples, with every candidate.
 *
 * @param systemPrompt the best system prompt, or the one that the search began with
 * @param userPrompts the best user prompt of each train task with its demonstrations, by task id
 * @param startScore meta score of the prompts that the search began with, 0 to 1; empty if they were not measured
 * @param score meta score of the result on the train examples, 0 to 1; optimistic, because the result was selected by it
 * @param candidates every candidate, by number
 * @param stopped why the search ended
 * @param shrinkage the attempt to shorten the system prompt; empty if there was none
 */
public record SearchResult(
        String systemPrompt,
        SortedMap<String, UserPrompt> userPrompts,
        OptionalDouble startScore,
        OptionalDouble score,
        List<Candidate> candidates,
        StopReason stopped,
        Optional<Shrinkage> shrinkage) {

    public SearchResult {
        userPrompts = new TreeMap<>(userPrompts);
        candidates = List.copyOf(candidates);
    }

    /** Creates a result whose system prompt was not shortened. */
    public SearchResult(
            String systemPrompt,
            SortedMap<String, UserPrompt> userPrompts,
            OptionalDouble startScore,
            OptionalDouble score,
            List<Candidate> candidates,
            StopReason stopped) {
        this(systemPrompt, userPrompts, startScore, score, candidates, stopped, Optional.empty());
    }

    /** Returns this result with an attempt to shorten its system prompt. */
    public SearchResult with(Shrinkage attempt) {
        return new SearchResult(
                systemPrompt, userPrompts, startScore, score, candidates, stopped, Optional.of(attempt));
    }

    /** Returns this result with another reason for its end. */
    public SearchResult stopped(StopReason reason) {
        return new SearchResult(systemPrompt, userPrompts, startScore, score, candidates, reason, shrinkage);
    }

    /** Returns the shortest system prompt that is not worse on the train examples; empty if it is not shorter than the one found. */
    public Optional<String> shorterSystemPrompt() {
        return shrinkage.filter(shorter -> shorter.leftOut() > 0).map(Shrinkage::systemPrompt);
    }

    /** Returns the user prompts that the suite gives, with their demonstrations, by task id. */
    public static SortedMap<String, UserPrompt> given(List<Task> tasks) {
        SortedMap<String, UserPrompt> given = new TreeMap<>();
        tasks.forEach(task -> given.put(task.id(), task.demonstratedPrompt()));
        return given;
    }
}
