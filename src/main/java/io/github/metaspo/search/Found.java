package io.github.metaspo.search;

import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a search found.
 *
 * @param systemPrompt the best, or the one that the search began with
 * @param userPrompts the best of each train task, by its id
 * @param startScore meta score of what the search began with, 0 to 1; empty where the budget did not carry even that
 * @param score meta score of the result on the train examples, 0 to 1; optimistic, since it was chosen for it
 * @param candidates all that were considered, by number
 * @param stopped why the search ended
 */
public record Found(
        String systemPrompt,
        SortedMap<String, UserPrompt> userPrompts,
        OptionalDouble startScore,
        OptionalDouble score,
        List<Candidate> candidates,
        Stop stopped) {

    public Found {
        userPrompts = new TreeMap<>(userPrompts);
        candidates = List.copyOf(candidates);
    }
}
