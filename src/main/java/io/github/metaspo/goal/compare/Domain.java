package io.github.metaspo.goal.compare;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;

/**
 * A suite of a comparison.
 *
 * @param prepared the suite with its scorers
 * @param lock its lock
 * @param files its output files
 */
record Domain(PreparedSuite prepared, LockState lock, OutputFiles files) {

    /** @throws SuiteException if a task cannot be scored, or the lock cannot be read */
    static Domain of(PreparedSuite prepared, OutputFiles files) throws SuiteException {
        return new Domain(prepared, LockState.of(prepared), files);
    }

    Suite suite() {
        return prepared.suite();
    }

    String name() {
        return suite().name();
    }

    List<Task> unseen() {
        return suite().tasks(Task.Role.UNSEEN);
    }

    /** Returns the prompts of the lock, or the suite's own if there is none. */
    Prompts inEffect() {
        return lock.inEffect();
    }
}
