package io.github.metaspo.goal.evaluate;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.MeteredModels;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.SuitePromptEdit;
import io.github.metaspo.goal.SuiteSummary;
import io.github.metaspo.goal.progress.CacheCoverage;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Heartbeat;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.progress.ProgressNotice;
import io.github.metaspo.goal.progress.ThinkingOnlyWarning;
import io.github.metaspo.goal.summary.Sides;
import io.github.metaspo.goal.summary.SummaryFile;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.ScoreTable;
import io.github.metaspo.report.json.ResponseLog;
import io.github.metaspo.report.junit.TaskTimes;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The evaluate goal: measures a system prompt on the held-out examples of all tasks and writes the results. */
public final class Evaluate {

    private final Models models;
    private final Metrics metrics;
    private final Console console;
    private final Clock clock;

    public Evaluate(Models models, Metrics metrics, Console console, Clock clock) {
        this.models = models;
        this.metrics = metrics;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Measures the prompts of the lock, or the suite's own if there is no lock. Writes the files even if the measurement is invalid.
     *
     * @throws SuiteException if the suite's scoring is unusable, or its lock cannot be read
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws IOException if a file cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(Suite suite, OutputFiles files)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException {
        PreparedSuite prepared = PreparedSuite.of(suite, metrics);
        Optional<Lock> lock = LockFiles.beside(suite.file()).readLock();
        Prompts prompts = Prompts.inEffect(suite, lock);
        console.info(SuiteSummary.line(suite));
        suite.remarks().forEach(console::warn);
        lock.flatMap(locked -> SuitePromptEdit.warning(SuitePrompt.of(suite), locked, files.shown()))
                .ifPresent(console::warn);
        try (MeteredModels metered = new MeteredModels(models, "evaluate", suite, files);
                ModelSession session = metered.begin(suite, CallPolicy.measuring("evaluate " + suite.file()))) {
            CacheCoverage known = CacheCoverage.of(
                    prompts.heldOut(suite), session.stored(suite.target()), new ProgressNotice(console, clock));
            console.info("target " + suite.target().label() + "; " + known.line() + "; "
                    + suite.target().concurrency() + " at once; measures "
                    + (lock.isPresent() ? "the locked prompt" : "the suite's own prompt, as there is no lock"));
            if (session.offline()) {
                known.missingLine().ifPresent(console::info);
            }
            Progress progress = new Progress(suite.name(), known.questions(), session::spending, clock, console);
            files.removeResults(suite);
            TaskTimes times = new TaskTimes(clock);
            Evaluation evaluation =
                    measure(session, prepared, prompts, EvaluationListener.all(progress, times), progress, files);
            files.write(evaluation, times);
            metered.write();
            summarize(prepared, evaluation, files);
            ThinkingOnlyWarning.warn(session, suite.target(), console);
            report(evaluation, progress, files);
            session.complete();
        }
    }

    private Evaluation measure(
            ModelSession session,
            PreparedSuite prepared,
            Prompts prompts,
            EvaluationListener counting,
            Progress progress,
            OutputFiles files)
            throws ModelException, IOException, InterruptedException {
        ModelSettings target = prepared.suite().target();
        try (LanguageModel model = session.open(target);
                Evaluator evaluator = new Evaluator(model, target.concurrency(), prepared.scorers());
                Heartbeat heartbeat = new Heartbeat(console, progress);
                ResponseLog responses = new ResponseLog(files.responses())) {
            EvaluationListener listener = EvaluationListener.all(counting, new FirstFailure(console));
            return new HeldOut(prepared, evaluator, listener)
                    .writing(responses)
                    .measure(List.of(new HeldOut.PromptSet(OutputFiles.IN_EFFECT, prompts)))
                    .get(0);
        }
    }

    private static void summarize(PreparedSuite prepared, Evaluation evaluation, OutputFiles files)
            throws SuiteException, IOException {
        Sides sides = Sides.inEffect(prepared, files);
        SummaryFile summary = new SummaryFile(prepared, files);
        if (evaluation.validity() instanceof Validity.Invalid invalid) {
            summary.write("no score", invalid.reason(), sides);
        } else {
            summary.write("measured", "the prompts in effect were measured; mvn metaspo:check judges them", sides);
        }
    }

    private void report(Evaluation evaluation, Progress progress, OutputFiles files)
            throws InvalidMeasurementException {
        if (evaluation.validity() instanceof Validity.Invalid invalid) {
            throw new InvalidMeasurementException(
                    evaluation.suite().name() + ": no score, because " + invalid.reason());
        }
        if (evaluation.validity() instanceof Validity.Valid valid) {
            ScoreTable.lines(valid.measurement()).forEach(console::info);
            new MeasurementWarnings(console).warn(valid.measurement());
        }
        console.info(progress.summary());
        console.info("wrote " + files.shown().of(files.results()));
    }
}
