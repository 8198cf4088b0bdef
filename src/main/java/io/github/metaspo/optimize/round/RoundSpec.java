package io.github.metaspo.optimize.round;

import io.github.metaspo.optimize.SearchListener.Level;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.optimize.state.Incumbent;
import io.github.metaspo.optimize.state.TaskState;

import java.util.List;

/**
 * What a round is to do.
 *
 * @param number of the round, from 1
 * @param level of the prompts that it improves
 * @param tasks indices of the tasks whose user prompts it improves; unused for the system prompt
 * @param parents from which candidates are made
 * @param candidates to generate from each parent, above 0
 * @param generator that generates them
 */
public record RoundSpec(
        int number, Level level, List<Integer> tasks, Parents parents, int candidates, CandidateGenerator generator) {

    /** The prompts from which a round's candidates are made. */
    public enum Parents {
        /** The incumbent's system prompt, or the best user prompt of each task. */
        BEST,
        /** Every user prompt that a task keeps: a beam. */
        KEPT
    }

    public RoundSpec {
        tasks = List.copyOf(tasks);
        if (number < 1 || candidates < 1) {
            throw new IllegalArgumentException("round " + number + " with " + candidates + " candidates");
        }
    }

    /** Returns the most questions that the round asks if each candidate is evaluated on every train example. */
    public long questions(Incumbent incumbent) {
        return switch (level) {
            case SYSTEM_PROMPT ->
                incumbent.tasks().stream()
                                .mapToLong(state -> (long) state.kept().size() * TrainQuestions.of(state.task()))
                                .sum()
                        * candidates;
            case USER_PROMPT ->
                tasks.stream()
                                .map(incumbent.tasks()::get)
                                .mapToLong(state -> parents(state) * TrainQuestions.of(state.task()))
                                .sum()
                        * candidates;
        };
    }

    private long parents(TaskState state) {
        return parents == Parents.BEST ? 1 : state.kept().size();
    }
}
