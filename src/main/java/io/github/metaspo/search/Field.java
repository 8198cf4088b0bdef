package io.github.metaspo.search;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * A task in a race, each example of it asked once: with which user prompt, and how the incumbent does on it.
 *
 * @param task with its train examples
 * @param prompts that take turns over the examples; at least one
 * @param turn 0 where the first example is asked with the first prompt, 1 with the second, and so on
 * @param incumbent its marks with these prompts
 */
record Field(Task task, List<UserPrompt> prompts, int turn, Marks incumbent) {

    Field {
        prompts = List.copyOf(prompts);
    }

    /** The user prompt of an example; always the same until the kept ones change. */
    UserPrompt prompt(int example) {
        return prompts.get((example + turn) % prompts.size());
    }
}
