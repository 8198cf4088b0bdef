package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.ValidityRule;
import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.search.Examiner;
import io.github.metaspo.search.FullSearch;
import io.github.metaspo.search.RaceSearch;
import io.github.metaspo.search.Search;
import io.github.metaspo.search.Writer;
import io.github.metaspo.search.proposal.Admission;
import io.github.metaspo.search.proposal.ApeProposer;
import io.github.metaspo.search.proposal.ComponentProposer;
import io.github.metaspo.search.proposal.Corpus;
import io.github.metaspo.search.proposal.Limits;
import io.github.metaspo.search.proposal.LlmProposer;
import io.github.metaspo.search.proposal.MetaPrompts;
import io.github.metaspo.search.proposal.Proposer;
import io.github.metaspo.suite.Location;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.OptimizeSettings.Mode;
import io.github.metaspo.suite.ProposalSettings;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts together the search that a suite asks for. */
final class Searches {

    /** A race asks one of so many questions that full mode would ask: in scripted worlds it finds more with a third of them. */
    private static final int FULL_TO_RACE = 2;

    private final PreparedSuite prepared;
    private final Suite suite;
    private final Workbench workbench;
    /** Whether the optimizer model has replied to any of the writers. */
    private final AtomicBoolean replied = new AtomicBoolean();

    Searches(PreparedSuite prepared, Workbench workbench) {
        this.prepared = prepared;
        this.suite = prepared.suite();
        this.workbench = workbench;
    }

    /** @throws SuiteException when the suite asks for a writer that it does not have */
    Search search() throws SuiteException {
        OptimizeSettings dials = suite.optimize();
        List<Task> tasks = suite.tasks(Task.Role.TRAIN);
        requireTrainTask(tasks);
        Examiner examiner = new Examiner(
                workbench.evaluator(),
                prepared.scorers(),
                new ValidityRule(suite.gate().maxErrorRate()),
                dials.seed());
        Admission admission = new Admission(tasks, Limits.of(suite.gate()));
        // a proposer for each loop: what helps in a system prompt need not help in a user prompt
        Writer userWriter = writer(admission);
        Writer systemWriter = writer(admission);
        Search full = new FullSearch(suite.systemPrompt(), tasks, dials, examiner, userWriter, systemWriter);
        return races(prepared)
                ? new RaceSearch(
                        suite.systemPrompt(),
                        tasks,
                        dials,
                        full.extent().targetCalls() / FULL_TO_RACE,
                        examiner,
                        userWriter,
                        systemWriter)
                : full;
    }

    /** Whether candidates race; a metric that is no mean over examples cannot be judged by some of them. */
    static boolean races(PreparedSuite prepared) {
        Suite suite = prepared.suite();
        return suite.optimize().mode() == Mode.RACE
                && suite.tasks(Task.Role.TRAIN).stream()
                        .allMatch(task -> prepared.scorer(task).metric().isMean());
    }

    /** Whether prompts are put together from sentences, because the suite says so or has no optimizer model. */
    static boolean usesComponents(Suite suite) {
        return proposer(suite) == OptimizeSettings.Proposer.COMPONENTS;
    }

    /** Who writes prompts: what the suite says, else the optimizer model where there is one. */
    static OptimizeSettings.Proposer proposer(Suite suite) {
        OptimizeSettings.Proposer usual =
                suite.optimizer().isPresent() ? OptimizeSettings.Proposer.LLM : OptimizeSettings.Proposer.COMPONENTS;
        return suite.optimize().proposer().orElse(usual);
    }

    private Writer writer(Admission admission) throws SuiteException {
        return new Writer(
                proposer(),
                admission,
                workbench.writers(),
                replied,
                suite.optimize().seed());
    }

    private Proposer proposer() throws SuiteException {
        ProposalSettings settings = suite.optimize().proposals();
        if (usesComponents(suite)) {
            refuseApe();
            return new ComponentProposer(Corpus.of(settings));
        }
        LanguageModel optimizer = workbench
                .optimizer()
                .orElseThrow(() -> problem("\"proposer: llm\" needs an optimizer model; add models.optimizer,"
                        + " or leave proposer out"));
        MetaPrompts metaPrompts = new MetaPrompts(settings.metaPrompts());
        return suite.optimize().method() == Method.METASPO_APE
                ? new ApeProposer(optimizer, metaPrompts)
                : new LlmProposer(optimizer, metaPrompts);
    }

    private void refuseApe() throws SuiteException {
        if (suite.optimize().method() == Method.METASPO_APE) {
            throw problem("\"method: metaspoApe\" lets an optimizer model guess prompts from examples; add"
                    + " models.optimizer, or choose the method metaspo or outerLoop");
        }
    }

    private void requireTrainTask(List<Task> tasks) throws SuiteException {
        if (tasks.isEmpty()) {
            throw problem(
                    "a search learns from train tasks, and all tasks are \"role: unseen\"; make one a train task");
        }
    }

    private SuiteException problem(String message) {
        return new SuiteException(new Location(suite.file(), 1, 0), message);
    }
}
