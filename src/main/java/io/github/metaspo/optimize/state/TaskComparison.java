package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * The questions on which candidates are compared with the incumbent in one task: each example once, with one of the user prompts.
 *
 * @param task with its train examples
 * @param prompts assigned to the examples round-robin, at least one
 * @param offset of the round-robin: index of the user prompt that the first example is asked with
 * @param incumbent the incumbent's scores on these questions
 */
public record TaskComparison(Task task, List<UserPrompt> prompts, int offset, ExampleScores incumbent) {

    public TaskComparison {
        prompts = List.copyOf(prompts);
    }

    /** Returns the user prompt that an example is asked with. */
    public UserPrompt prompt(int example) {
        return prompts.get((example + offset) % prompts.size());
    }
}
