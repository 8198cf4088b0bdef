package io.github.metaspo.evaluation;

import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.scoring.TaskScorer;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

/**
 * A suite whose scoring is known to work, with the scorers of its tasks.
 *
 * @param scorers one for each task of the suite
 */
public record PreparedSuite(Suite suite, Scorers scorers) {

    /** @throws IllegalArgumentException if a task has no scorer */
    public PreparedSuite {
        suite.tasks().forEach(scorers::of);
    }

    /**
     * Prepares the scorers of a suite, so that faults show before a call is made.
     *
     * @throws SuiteException with the faults of all tasks, if a task cannot be scored
     */
    public static PreparedSuite of(Suite suite, Metrics metrics) throws SuiteException {
        return new PreparedSuite(suite, Scorers.of(suite, metrics));
    }

    /** The scorer of one of the suite's tasks. */
    public TaskScorer scorer(Task task) {
        return scorers.of(task);
    }
}
