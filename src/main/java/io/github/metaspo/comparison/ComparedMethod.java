package io.github.metaspo.comparison;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A method, or a prompt, of a comparison with its replies.
 *
 * @param name unique in the comparison
 * @param systemPrompts by suite; empty if it has no result
 * @param noResult why its search has no result, as a clause; empty if it has one
 * @param adaptsToUnseenTasks whether it used the train examples of unseen tasks to improve their user prompts
 * @param replies one for each task of the comparison, in an order that all methods share; none if it has no result
 */
public record ComparedMethod(
        String name,
        SortedMap<String, String> systemPrompts,
        Optional<String> noResult,
        boolean adaptsToUnseenTasks,
        List<TaskReplies> replies,
        MethodCost cost) {

    public ComparedMethod {
        systemPrompts = new TreeMap<>(systemPrompts);
        replies = List.copyOf(replies);
        if (noResult.isPresent() != replies.isEmpty()) {
            throw new IllegalArgumentException(name + " has replies if and only if it has a result");
        }
    }
}
