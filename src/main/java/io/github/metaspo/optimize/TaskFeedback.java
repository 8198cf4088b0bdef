package io.github.metaspo.optimize;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * What a proposer sees of a task: its best user prompt so far and the mistakes made with it. Proposers never read the held-out examples,
 * although the task has them.
 *
 * @param task with its train examples
 * @param userPrompt the best so far
 * @param mistakes a sample of the mistakes, in an order that is random but the same in every run
 */
public record TaskFeedback(Task task, UserPrompt userPrompt, List<Mistake> mistakes) {

    public TaskFeedback {
        mistakes = List.copyOf(mistakes);
    }
}
