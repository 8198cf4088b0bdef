package io.github.metaspo.goal.adapt;

import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;

/** Selects the tasks to adapt: those that the user names, or else all unseen tasks. */
final class TaskSelection {

    private TaskSelection() {}

    /**
     * Returns the tasks in the order of the suite, at least one.
     *
     * @param ids as the user wrote them; empty for all unseen tasks
     * @throws RefusedException if there is no such task, or one has no train examples
     */
    static List<Task> of(Suite suite, List<String> ids) throws RefusedException {
        List<String> named = ids.stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        List<String> known = suite.tasks().stream().map(Task::id).toList();
        for (String id : named) {
            if (!known.contains(id)) {
                throw new RefusedException(suite.name() + ": metaspo.tasks names \"" + id
                        + "\", but the suite has no such task" + Nearest.hint(id, known) + "; its tasks are "
                        + String.join(", ", known));
            }
        }
        List<Task> selected = new ArrayList<>(
                named.isEmpty()
                        ? suite.tasks(Task.Role.UNSEEN)
                        : suite.tasks().stream()
                                .filter(task -> named.contains(task.id()))
                                .toList());
        if (selected.isEmpty()) {
            throw new RefusedException(
                    suite.name() + ": there is no task to adapt, because no task is \"role: unseen\";"
                            + " add the new task with this role, or name tasks with -Dmetaspo.tasks");
        }
        List<String> empty = selected.stream()
                .filter(task -> task.train().isEmpty())
                .map(Task::id)
                .toList();
        if (!empty.isEmpty()) {
            throw new RefusedException(suite.name() + ": " + (empty.size() == 1 ? "task " : "tasks ")
                    + String.join(", ", empty) + (empty.size() == 1 ? " has" : " have")
                    + " no train examples to learn from; add \"train\" to the examples, or name other tasks with"
                    + " -Dmetaspo.tasks");
        }
        return selected;
    }
}
