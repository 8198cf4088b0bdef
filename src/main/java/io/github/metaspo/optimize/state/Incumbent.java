package io.github.metaspo.optimize.state;

import io.github.metaspo.optimize.TaskFeedback;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.evaluate.EvaluationResult;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    /** Returns the best user prompt of each task, by task id. */
    public SortedMap<String, UserPrompt> userPrompts() {
        SortedMap<String, UserPrompt> best = new TreeMap<>();
        tasks.forEach(state -> best.put(state.task().id(), state.best().prompt()));
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
            int to = from + state.promptsPerExample();
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

    /** Returns the number of questions that a system prompt is evaluated on. */
    public int questions() {
        return tasks.stream()
                .mapToInt(state -> state.subset().size()
                        * state.promptsPerExample()
                        * state.task().repeats())
                .sum();
    }

    /** Returns the number of questions of a block with at most {@code examples} examples of each task. */
    public long questions(int examples) {
        return tasks.stream()
                .mapToLong(state -> state.promptsPerExample() * TrainQuestions.of(List.of(state.task()), examples))
                .sum();
    }

    /** Returns whether there are train examples that it is not asked, or not with every kept user prompt. */
    public boolean hasMore() {
        return tasks.stream().anyMatch(TaskState::hasMore);
    }

    /** Returns the same with more to ask of each task. */
    public Incumbent onMore() {
        return new Incumbent(
                number, systemPrompt, tasks.stream().map(TaskState::onMore).toList());
    }

    /** Returns the number of questions that it has yet to answer. */
    public long openQuestions() {
        return tasks.stream().mapToLong(TaskState::openQuestions).sum();
    }

    /** Returns whether the two have the same system prompt and the same best user prompts. */
    public boolean hasPromptsOf(Incumbent other) {
        return number == other.number && userPrompts().equals(other.userPrompts());
    }

    /** Returns the indices of the tasks that make mistakes. */
    public List<Integer> tasksWithMistakes() {
        return IntStream.range(0, tasks.size())
                .filter(place -> !tasks.get(place).mistakes().isEmpty())
                .boxed()
                .toList();
    }
}
