package io.github.metaspo.goal.compare;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools.SetApart;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;

/**
 * A suite of a comparison.
 *
 * @param prepared the suite with its scorers; its train examples are without those set apart for demonstrations
 * @param lock its lock
 * @param files its output files
 * @param remarks about train examples that cannot be demonstrations
 */
record Domain(PreparedSuite prepared, LockState lock, OutputFiles files, List<String> remarks) {

    /** @throws SuiteException if a task cannot be scored or has too few train examples, or the lock cannot be read */
    static Domain of(Suite suite, Metrics metrics, OutputFiles files) throws SuiteException {
        SetApart apart = DemonstrationPools.setApart(suite);
        PreparedSuite prepared = PreparedSuite.of(apart.suite(), metrics);
        return new Domain(prepared, LockState.of(prepared), files, apart.remarks());
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

    /** Returns the prompts of the lock, or the suite's own with their demonstrations if there is none. */
    Prompts inEffect() {
        return lock.lock().isPresent() ? lock.inEffect() : Prompts.start(suite());
    }

    /** Returns a system prompt with the suite's own user prompts and their demonstrations. */
    Prompts with(String systemPrompt) {
        return Prompts.start(suite()).withSystemPrompt(systemPrompt);
    }

    /** Returns the same with another state of the suite. */
    Domain with(PreparedSuite other) {
        return new Domain(other, lock, files, remarks);
    }
}
