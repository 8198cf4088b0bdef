package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The best prompts so far: a system prompt, and the user prompts that each task keeps under it.
 *
 * @param number of the candidate that the system prompt was
 * @param systemPrompt normalised
 * @param tasks every train task, in the order of the suite
 */
public record Incumbent(int number, String systemPrompt, List<TaskState> tasks) {

    public Incumbent {
        tasks = List.copyOf(tasks);
    }

    /** Returns the meta score: the weighted mean over the answered tasks of their scores, 0 to 1; 0 if no task was answered. */
    public double score() {
        List<TaskState> answered = tasks.stream().filter(TaskState::isAnswered).toList();
        return answered.isEmpty()
                ? 0
                : WeightedMean.of(answered, state -> state.task().weight(), TaskState::score);
    }

    /** Returns the best user prompt of each task, with its demonstrations, by task id. */
    public SortedMap<String, UserPrompt> userPrompts() {
        SortedMap<String, UserPrompt> best = new TreeMap<>();
        tasks.forEach(state -> best.put(
                state.task().id(), state.task().demonstrations().in(state.best().prompt())));
        return best;
    }

    /** Returns every task as a proposer sees it. */
    public List<TaskFeedback> feedback() {
        return tasks.stream().map(TaskState::feedback).toList();
    }

    /** Returns whether no task makes a mistake to learn from. */
    public boolean isPerfect() {
        return tasks.stream().allMatch(state -> state.mistakes().isEmpty());
    }

    /** Returns the comparisons for a candidate system prompt, task by task. */
    public List<TaskComparison> comparisons() {
        return tasks.stream().flatMap(state -> state.comparisons().stream()).toList();
    }

    /**
     * Returns the incumbent that a candidate system prompt becomes.
     *
     * @param results one for each of the {@link #comparisons}
     */
    public Incumbent succeededBy(int candidate, String text, List<EvaluationResult> results) {
        List<TaskState> states = new ArrayList<>();
        int from = 0;
        for (TaskState state : tasks) {
            int to = from + state.kept().size();
            states.add(state.under(results.subList(from, to)));
            from = to;
        }
        return new Incumbent(candidate, text, states);
    }

    /** Returns the same with another state of the task at an index. */
    public Incumbent with(int place, TaskState state) {
        List<TaskState> changed = new ArrayList<>(tasks);
        changed.set(place, state);
        return new Incumbent(number, systemPrompt, changed);
    }

    /** Returns whether there are train examples on which the system prompt was not evaluated. */
    public boolean hasMore() {
        return tasks.stream().anyMatch(state -> !state.subset().isWhole());
    }

    /** Returns whether the two have the same system prompt and the same best user prompts. */
    public boolean hasPromptsOf(Incumbent other) {
        return number == other.number && userPrompts().equals(other.userPrompts());
    }
}
