package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tasks that two measurements have in common.
 *
 * @param both ids of the tasks in both measurements
 * @param paired ids of the tasks with at least one question that was answered in both
 */
record CommonQuestions(Set<String> both, Set<String> paired) {

    /** Compares the questions of two measurements. */
    static CommonQuestions of(Baseline before, Baseline after) {
        Set<Baseline.Question> former =
                before.rows().stream().map(Baseline.Row::question).collect(Collectors.toSet());
        Set<String> formerTasks = before.rows().stream().map(Baseline.Row::task).collect(Collectors.toSet());
        Set<String> both = after.rows().stream()
                .map(Baseline.Row::task)
                .filter(formerTasks::contains)
                .collect(Collectors.toSet());
        Set<String> paired = after.rows().stream()
                .filter(row -> former.contains(row.question()))
                .map(Baseline.Row::task)
                .collect(Collectors.toSet());
        return new CommonQuestions(both, paired);
    }

    /** Returns a task that is in both measurements but has no common question, or that no train task has one; else empty. */
    Optional<String> lackingTask(Suite suite) {
        Optional<String> task = suite.tasks().stream()
                .map(Task::id)
                .filter(id -> both.contains(id) && !paired.contains(id))
                .findFirst()
                .map(id -> "task " + id);
        return task.isPresent() || hasTrainTask(suite) ? task : Optional.of("any train task");
    }

    /** Returns whether a train task has a common question. */
    boolean hasTrainTask(Suite suite) {
        return suite.tasks(Task.Role.TRAIN).stream().anyMatch(task -> paired.contains(task.id()));
    }
}
