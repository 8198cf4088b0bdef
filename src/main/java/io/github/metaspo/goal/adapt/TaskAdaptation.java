package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.search.HeldOutReserve;
import io.github.metaspo.goal.search.SearchResources;
import io.github.metaspo.goal.search.SearchRun;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.util.Set;

/** The searches for one task, in one session: each is run, written, and measured. */
final class TaskAdaptation {

    private final ModelSession session;
    private final SearchResources resources;
    private final AdaptLogger logger;
    private final Console console;
    private final Progress progress;
    private final ProgressNotice notice;
    private final FirstFailure firstFailure;

    /**
     * @param progress of all searches and measurements of the task
     * @param notice of a long look-up of stored replies
     */
    TaskAdaptation(
            ModelSession session,
            SearchResources resources,
            AdaptLogger logger,
            Console console,
            Progress progress,
            ProgressNotice notice) {
        this.session = session;
        this.resources = resources;
        this.logger = logger;
        this.console = console;
        this.progress = progress;
        this.notice = notice;
        this.firstFailure = new FirstFailure(console);
    }

    /**
     * Runs a search.
     *
     * @param output where its candidates are written
     * @throws SuiteException if the suite lacks what the method needs
     * @throws ModelException if a model is unusable, for example because of a wrong key
     * @throws RefusedException if no candidate could be judged
     * @throws InvalidMeasurementException if too many calls failed
     * @throws IOException if the candidates cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    SearchResult search(TaskSearch search, OutputFiles output)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        return search(search, output, observed(search));
    }

    /**
     * A search with its curve.
     *
     * @param found its result
     */
    record Drawn(SearchResult found, Curve curve) {}

    /**
     * Runs a search and draws its curve.
     *
     * @param output where its candidates are written
     */
    Drawn curve(TaskSearch search, OutputFiles output, CurveDrawing drawing)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        ObservedMethod method = observed(search);
        SearchResult found = search(search, output, method);
        try (Heartbeat heartbeat = new Heartbeat(console, progress)) {
            return new Drawn(found, drawing.draw(search, found, method.marks(), heldOut(search)));
        }
    }

    private ObservedMethod observed(TaskSearch search) throws SuiteException {
        return new ObservedMethod(
                TaskPlan.method(search, resources),
                () -> resources.optimizerReplies().number());
    }

    private SearchResult search(TaskSearch search, OutputFiles output, ObservedMethod method)
            throws ModelException, RefusedException, InvalidMeasurementException, IOException, InterruptedException {
        output.removeSearch();
        logger.begin(search);
        Suite suite = search.suite();
        Prompts start = Prompts.start(suite);
        int stored = CacheCoverage.of(start.heldOut(suite), session.stored(suite.target()), notice)
                .stored();
        return new SearchRun(console, progress, firstFailure)
                .run(suite, method, session, resources, new HeldOutReserve(suite, Set.of(start), stored), output);
    }

    /** Returns what measures the prompts of a search. */
    HeldOut heldOut(TaskSearch search) {
        return new HeldOut(search.one(), resources.evaluator(), EvaluationListener.all(progress, firstFailure));
    }
}
