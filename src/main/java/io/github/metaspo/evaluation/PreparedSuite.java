package io.github.metaspo.evaluation;

import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

/**
 * A suite with the scorers of its tasks, whose settings have been checked.
 *
 * @param scorers one per task of the suite
 */
public record PreparedSuite(Suite suite, Scorers scorers) {

    /** @throws IllegalArgumentException if a task has no scorer */
    public PreparedSuite {
        suite.tasks().forEach(scorers::of);
    }

    /**
     * Creates the scorers of a suite, so that errors are reported before any call is made.
     *
     * @throws SuiteException if a task cannot be scored; holds the errors of all tasks
     */
    public static PreparedSuite of(Suite suite, Metrics metrics) throws SuiteException {
        return new PreparedSuite(suite, Scorers.of(suite, metrics));
    }

    /** Returns the scorer of one of the suite's tasks. */
    public TaskScorer scorer(Task task) {
        return scorers.of(task);
    }
}
