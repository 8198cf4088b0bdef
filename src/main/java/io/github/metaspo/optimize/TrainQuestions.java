package io.github.metaspo.optimize;

import io.github.metaspo.suite.Task;

import java.util.List;

/** Counts of the questions that one pair of prompts takes: one for each repeat of each train example. */
public final class TrainQuestions {

    private TrainQuestions() {}

    /** Returns the number of questions for all train examples of a task. */
    public static int of(Task task) {
        return task.train().size() * task.repeats();
    }

    /** Returns the number of questions for all train examples of all tasks. */
    public static long of(List<Task> tasks) {
        return tasks.stream().mapToLong(TrainQuestions::of).sum();
    }

    /** Returns the number of questions for at most {@code examples} train examples of each task. */
    public static long of(List<Task> tasks, int examples) {
        return tasks.stream()
                .mapToLong(task -> (long) Math.min(examples, task.train().size()) * task.repeats())
                .sum();
    }
}
