package io.github.metaspo.search.proposal;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * A task as a proposer sees it: its best user prompt so far and what still goes wrong with it. Held-out examples are the
 * task's, too, and no proposer looks at them.
 *
 * @param task with its train examples
 * @param userPrompt the best so far
 * @param mistakes some of what that prompt gets wrong, in an order that is random but the same in every run
 */
public record TaskView(Task task, UserPrompt userPrompt, List<Mistake> mistakes) {

    public TaskView {
        mistakes = List.copyOf(mistakes);
    }
}
