package io.github.metaspo.optimize.demonstrate;

import io.github.metaspo.evaluation.EvaluationFixtures;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

/** Fixtures: suites that ask for demonstrations. */
final class DemonstrationFixtures {

    private DemonstrationFixtures() {}

    /** A suite that ships user prompts. */
    static Suite suite(int demonstrations, Task... tasks) {
        Suite suite = EvaluationFixtures.suite(tasks);
        OptimizeSettings usual = suite.optimize();
        return suite.withOptimize(new OptimizeSettings(
                usual.method(),
                usual.mode(),
                usual.iterations(),
                usual.systemCandidates(),
                usual.userCandidates(),
                usual.userTopK(),
                usual.patience(),
                usual.seed(),
                usual.proposer(),
                usual.ship(),
                UserPrompts.SHIP,
                demonstrations,
                usual.budget(),
                usual.proposals(),
                usual.shrink()));
    }
}
