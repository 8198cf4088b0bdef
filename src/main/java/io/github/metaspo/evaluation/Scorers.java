package io.github.metaspo.evaluation;

import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scorers of all tasks of a suite. */
public final class Scorers {

    private final Map<String, TaskScorer> byTask;

    private Scorers(Map<String, TaskScorer> byTask) {
        this.byTask = Map.copyOf(byTask);
    }

    /**
     * Creates the scorers of a suite, so that errors are reported before any call is made.
     *
     * @throws SuiteException if a task cannot be scored; holds the errors of all tasks
     */
    public static Scorers of(Suite suite, Metrics metrics) throws SuiteException {
        Map<String, TaskScorer> byTask = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Task task : suite.tasks()) {
            try {
                byTask.put(task.id(), TaskScorer.of(task, metrics));
            } catch (SuiteException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SuiteException(problems);
        }
        return new Scorers(byTask);
    }

    /** Returns the scorer of one of the suite's tasks. */
    public TaskScorer of(Task task) {
        TaskScorer scorer = byTask.get(task.id());
        if (scorer == null) {
            throw new IllegalArgumentException("no scorer for task " + task.id());
        }
        return scorer;
    }
}
