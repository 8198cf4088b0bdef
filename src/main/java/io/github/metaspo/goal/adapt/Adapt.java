package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.MeteredModels;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The adapt goal: searches for a better user prompt of each task under the locked system prompt, and adds it to the lock if the task's
 * held-out examples confirm it. Each task is decided and written by itself, so that a failure loses nothing of the tasks before.
 */
public final class Adapt {

    private final Models models;
    private final Metrics metrics;
    private final Console console;
    private final Clock clock;

    public Adapt(Models models, Metrics metrics, Console console, Clock clock) {
        this.models = models;
        this.metrics = metrics;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Adapts tasks of one suite.
     *
     * @param prompts folder of the generated prompts
     * @throws SuiteException if the suite or its lock is unusable
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws RefusedException if a task or the lock does not permit it, the budget cannot lead to a result, or no candidate could be judged
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(Suite suite, OutputFiles files, PromptFolder prompts, AdaptOptions options)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        PreparedSuite whole = PreparedSuite.of(suite, metrics);
        MeasuredLock lock = MeasuredLock.of(whole);
        List<Task> tasks = TaskSelection.of(suite, options.tasks());
        requireOtherStart(lock, options);
        Budget share = AdaptPlan.share(suite.optimize().budget(), tasks.size());
        List<TaskPlan> plans = new ArrayList<>();
        for (Task task : tasks) {
            plans.add(plan(new Work(whole, lock, task, share, options)));
        }
        AdaptPlan plan = new AdaptPlan(suite, plans, options.curves().isPresent());
        AdaptLogger logger = new AdaptLogger(suite, files, console);
        logger.plan(tasks, plan);
        Optional<String> refusal = plan.refusal();
        if (options.dryRun()) {
            refusal.ifPresent(console::warn);
            return;
        }
        if (refusal.isPresent()) {
            throw new RefusedException(refusal.get());
        }
        if (options.curves().isPresent()) {
            files.removeAdaptation();
        }
        List<TaskCurves> curves = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            // read again: the task before may have changed it
            Work work = new Work(whole, MeasuredLock.of(whole), tasks.get(i), share, options);
            adapt(work, files, prompts, logger, plans.get(i)).ifPresent(curves::add);
        }
        if (options.curves().isPresent()) {
            AdaptationCurves all =
                    new AdaptationCurves(suite.name(), options.curves().get() == AdaptOptions.Looks.MAX, curves);
            files.write(all);
            logger.curves(all);
        }
    }

    private static void requireOtherStart(MeasuredLock lock, AdaptOptions options) throws RefusedException {
        if (options.curves().isPresent() && lock.lock().systemPrompt().equals(TaskSearch.defaultPrompt())) {
            throw new RefusedException(lock.lock().suite() + ": the locked system prompt is the default one, \""
                    + TaskSearch.defaultPrompt() + "\", so there is nothing to compare; leave out -Dmetaspo.versus");
        }
    }

    /** What is done for one task. */
    private record Work(PreparedSuite whole, MeasuredLock lock, Task task, Budget share, AdaptOptions options) {

        /** The task with the prompts in effect. */
        TaskSearch shipped() {
            return TaskSearch.inEffect(whole, lock, task, share);
        }

        List<TaskSearch> searches() {
            return options.curves().isPresent() ? TaskSearch.curves(whole, lock, task, share) : List.of(shipped());
        }
    }

    private TaskPlan plan(Work work) throws SuiteException, ModelException {
        TaskSearch shipped = work.shipped();
        try (ModelSession session = models.begin(shipped.suite(), CallPolicy.searching(work.share()));
                SearchResources resources = new SearchResources(shipped.one(), session)) {
            return TaskPlan.of(
                    work.searches(),
                    shipped,
                    work.options().curves().isPresent(),
                    session,
                    resources,
                    new ProgressNotice(console, clock));
        }
    }

    private Optional<TaskCurves> adapt(
            Work work, OutputFiles files, PromptFolder prompts, AdaptLogger logger, TaskPlan plan)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        String id = work.task().id();
        TaskSearch shipped = work.shipped();
        OutputFiles output = files.ofAdaptation(id);
        try (MeteredModels metered =
                        new MeteredModels(models, "adapt", work.whole().suite(), output);
                ModelSession session = metered.begin(shipped.suite(), CallPolicy.searching(work.share()));
                SearchResources resources = new SearchResources(shipped.one(), session)) {
            Progress progress = new Progress(id, plan.targetCalls(), session::spending, clock, console);
            TaskAdaptation adaptation = new TaskAdaptation(
                    session, resources, logger, console, progress, new ProgressNotice(console, clock));
            List<Curve> curves = new ArrayList<>();
            SearchResult found;
            if (work.options().curves().isPresent()) {
                CurveDrawing drawing = new CurveDrawing(work.options().curves().get());
                found = draw(work, adaptation, drawing, files, curves);
            } else {
                found = adaptation.search(shipped, output);
            }
            boolean ships;
            try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
                ships = new TaskPromotion(work.whole(), files, prompts, logger)
                        .run(work.lock(), shipped, found, adaptation.heldOut(shipped), output);
            }
            logger.end(work.task(), found, ships, output, progress.summary());
            return curves.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TaskCurves(id, work.task().test().size(), curves));
        } catch (RefusedException e) {
            throw new RefusedException("task " + id + ": " + e.getMessage());
        } catch (InvalidMeasurementException e) {
            throw new InvalidMeasurementException("task " + id + ": " + e.getMessage());
        }
    }

    /** Draws all curves and returns the result of the first search, which may ship. */
    private static SearchResult draw(
            Work work, TaskAdaptation adaptation, CurveDrawing drawing, OutputFiles files, List<Curve> curves)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Optional<SearchResult> first = Optional.empty();
        for (TaskSearch search : work.searches()) {
            String folder = work.task().id() + (first.isEmpty() ? "" : "/" + search.start() + "-" + search.rows());
            TaskAdaptation.Drawn drawn = adaptation.curve(search, files.ofAdaptation(folder), drawing);
            curves.add(drawn.curve());
            first = first.isEmpty() ? Optional.of(drawn.found()) : first;
        }
        return first.orElseThrow();
    }
}
