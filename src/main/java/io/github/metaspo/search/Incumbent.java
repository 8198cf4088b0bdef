package io.github.metaspo.search;

import io.github.metaspo.search.proposal.TaskView;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The best so far: a system prompt and the user prompts that each task keeps, all of them scored under it.
 *
 * @param number of the candidate that the system prompt was
 * @param systemPrompt normalised
 * @param tasks every train task, in the order of the suite
 */
record Incumbent(int number, String systemPrompt, List<TaskPrompts> tasks) implements Best {

    Incumbent {
        tasks = List.copyOf(tasks);
    }

    /** The meta score: the weighted mean over the tasks that were answered of the mean over their kept user prompts, 0 to 1. */
    @Override
    public double score() {
        return Best.weightedMean(
                tasks.stream().filter(TaskPrompts::isAnswered).toList(), TaskPrompts::task, TaskPrompts::score);
    }

    /** Whether nothing is left to learn from. */
    boolean isPerfect() {
        return tasks.stream().allMatch(task -> task.best().exam().mistakes().isEmpty());
    }

    /** What a train task keeps. */
    TaskPrompts of(Task task) {
        return tasks.stream()
                .filter(prompts -> prompts.task() == task)
                .findFirst()
                .orElseThrow();
    }

    /** Every task as a proposer sees it. */
    List<TaskView> views() {
        return tasks.stream().map(TaskPrompts::view).toList();
    }

    /** The best user prompt of each task, by its id. */
    @Override
    public SortedMap<String, UserPrompt> bestPrompts() {
        SortedMap<String, UserPrompt> best = new TreeMap<>();
        tasks.forEach(task -> best.put(task.task().id(), task.best().prompt()));
        return best;
    }
}
