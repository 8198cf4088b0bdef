package io.github.metaspo.goal.optimize;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.MeteredModels;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.DemonstrationStep;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.goal.search.SearchRun;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools.SetApart;
import io.github.metaspo.optimize.method.Method;
import io.github.metaspo.optimize.method.Methods;
import io.github.metaspo.report.junit.TaskTimes;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * The optimize goal: searches for a better system prompt on the train examples and locks it if the held-out examples confirm it.
 * Committed files change only at the very end, so that an aborted run leaves them as they were.
 */
public final class Optimize {

    private final Models models;
    private final Metrics metrics;
    private final Console console;
    private final Clock clock;

    public Optimize(Models models, Metrics metrics, Console console, Clock clock) {
        this.models = models;
        this.metrics = metrics;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Improves one suite.
     *
     * @param prompts folder of the generated prompts
     * @param dryRun whether to stop before the first call, after logging the plan
     * @throws SuiteException if the suite or its lock is unusable
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws RefusedException if the budget cannot lead to a result, or no candidate could be judged
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(Suite suite, OutputFiles files, PromptFolder prompts, boolean dryRun)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        SetApart apart = DemonstrationPools.setApart(suite);
        PreparedSuite prepared = PreparedSuite.of(apart.suite(), metrics);
        LockState state = LockState.of(prepared);
        try (MeteredModels metered = new MeteredModels(models, "optimize", suite, files);
                ModelSession session = metered.begin(
                        suite, CallPolicy.searching(suite.optimize().budget()));
                SearchResources resources = new SearchResources(prepared, session)) {
            Method planned = method(prepared, resources);
            Plan plan = Plan.of(
                    prepared.suite(),
                    planned,
                    state,
                    session.stored(suite.target()),
                    new ProgressNotice(console, clock));
            OptimizeLogger logger = new OptimizeLogger(prepared, files, console);
            logger.plan(plan, apart.remarks());
            if (dryRun) {
                plan.refusal().ifPresent(console::warn);
                return;
            }
            requireBudget(plan);
            state.damage()
                    .ifPresent(damage -> console.warn(
                            damage + "; the locked prompt is measured again and its figures are replaced"));
            Progress progress = new Progress(suite.name(), plan.questions(), session::spending, clock, console);
            FirstFailure firstFailure = new FirstFailure(console);
            files.removeSearch();
            EvaluationListener listener = EvaluationListener.all(progress, firstFailure);
            PreparedSuite shown = demonstrated(prepared, planned, plan, session, resources, progress, listener);
            SearchResult found = new SearchRun(console, progress, firstFailure)
                    .run(
                            shown.suite(),
                            shown.equals(prepared) ? planned : method(shown, resources),
                            session,
                            resources,
                            plan.reserve(shown.suite(), state),
                            files);
            TaskTimes times = new TaskTimes(clock);
            HeldOut heldOut = new HeldOut(shown, resources.evaluator(), EvaluationListener.all(listener, times));
            Optional<PromotionResult> promotion;
            try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
                promotion = new Promotion(shown, state, files, prompts, logger).run(found, heldOut, times);
            }
            metered.write();
            OptimizeSummary.write(shown, promotion, files);
            logger.end(found, promotion, progress);
        }
    }

    private static Method method(PreparedSuite suite, SearchResources resources) throws SuiteException {
        return new Methods(suite, resources.evaluator(), resources.optimizer(), resources.writers()).create();
    }

    /** Returns the suite with its demonstrations, whose questions leave the reserve for the measurement untouched. */
    private PreparedSuite demonstrated(
            PreparedSuite prepared,
            Method planned,
            Plan plan,
            ModelSession session,
            SearchResources resources,
            Progress progress,
            EvaluationListener listener)
            throws ModelException, RefusedException, InvalidMeasurementException, InterruptedException {
        if (plan.demonstrations() == 0) {
            return prepared;
        }
        SearchRun.begin(
                prepared.suite(),
                planned,
                session,
                plan.reserve(),
                plan.firstRound().targetCalls());
        try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
            return new DemonstrationStep(console, listener).choose(prepared, resources.evaluator());
        }
    }

    private static void requireBudget(Plan plan) throws RefusedException {
        Optional<String> refusal = plan.refusal();
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
    }
}
