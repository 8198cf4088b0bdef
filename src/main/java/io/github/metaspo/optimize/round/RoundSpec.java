package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.propose.CandidateGenerator;

import java.util.List;

/**
 * What a round is to do.
 *
 * @param number of the round, from 1
 * @param level of the prompts that it improves
 * @param tasks indices of the tasks whose user prompts it improves; unused for the system prompt
 * @param candidates to generate for each prompt that is improved, above 0
 * @param generator that generates them
 */
public record RoundSpec(int number, Level level, List<Integer> tasks, int candidates, CandidateGenerator generator) {

    public RoundSpec {
        tasks = List.copyOf(tasks);
        if (number < 1 || candidates < 1) {
            throw new IllegalArgumentException("round " + number + " with " + candidates + " candidates");
        }
    }
}
