package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.Scorers;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.search.Examiner;
import io.github.metaspo.search.FullSearch;
import io.github.metaspo.search.Search;
import io.github.metaspo.search.Writer;
import io.github.metaspo.search.proposal.Admission;
import io.github.metaspo.search.proposal.Limits;
import io.github.metaspo.search.proposal.Proposer;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;

/** Puts together the search that a suite asks for. */
final class Searches {

    private final Suite suite;
    private final Scorers scorers;
    private final Workbench workbench;

    Searches(Suite suite, Scorers scorers, Workbench workbench) {
        this.suite = suite;
        this.scorers = scorers;
        this.workbench = workbench;
    }

    Search search() {
        OptimizeSettings dials = suite.optimize();
        List<Task> tasks = suite.tasks(Task.Role.TRAIN);
        Examiner examiner = new Examiner(
                workbench.evaluator(), scorers, new ValidityRule(suite.gate().maxErrorRate()), dials.seed());
        Admission admission = new Admission(tasks, Limits.of(suite.gate()));
        // a proposer a loop: what helps in a system prompt need not help in a user prompt
        return new FullSearch(suite.systemPrompt(), tasks, dials, examiner, writer(admission), writer(admission));
    }

    private Writer writer(Admission admission) {
        return new Writer(
                proposer(), admission, workbench.writers(), suite.optimize().seed());
    }

    /** Who writes prompts: what the suite says, else the optimizer model where there is one. */
    static OptimizeSettings.Proposer proposer(Suite suite) {
        return suite.optimize()
                .proposer()
                .orElse(
                        suite.optimizer().isPresent()
                                ? OptimizeSettings.Proposer.LLM
                                : OptimizeSettings.Proposer.COMPONENTS);
    }

    static boolean usesComponents(Suite suite) {
        return proposer(suite) == OptimizeSettings.Proposer.COMPONENTS;
    }

    private Proposer proposer() {
        return new io.github.metaspo.search.proposal.ComponentProposer(
                io.github.metaspo.search.proposal.Corpus.builtIn());
    }
}
