package io.github.metaspo.gate;

import io.github.metaspo.lock.Baseline;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two measurements have in common.
 *
 * @param both tasks that were measured both times
 * @param paired tasks with a question that was answered both times
 */
record CommonQuestions(Set<String> both, Set<String> paired) {

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

    /** What cannot be compared though it should: a task that was measured both times, or all train tasks together. */
    Optional<String> lackingTask(Suite suite) {
        Optional<String> task = suite.tasks().stream()
                .map(Task::id)
                .filter(id -> both.contains(id) && !paired.contains(id))
                .findFirst()
                .map(id -> "task " + id);
        boolean train = suite.tasks(Task.Role.TRAIN).stream().anyMatch(id -> paired.contains(id.id()));
        return task.isPresent() || train ? task : Optional.of("any train task");
    }
}
