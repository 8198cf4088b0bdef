package io.github.metaspo.search;

import io.github.metaspo.suite.Task;

import java.util.List;

/** How many questions prompts are asked: an example as often as its task repeats it. */
final class Questions {

    private Questions() {}

    /** All train examples of a task, with one pair of prompts. */
    static int of(Task task) {
        return task.train().size() * task.repeats();
    }

    /** All train examples of every task. */
    static long of(List<Task> tasks) {
        return tasks.stream().mapToLong(Questions::of).sum();
    }

    /** So many train examples of each task, where there are so many. */
    static long of(List<Task> tasks, int examples) {
        return tasks.stream()
                .mapToLong(task -> (long) Math.min(examples, task.train().size()) * task.repeats())
                .sum();
    }
}
