package io.github.metaspo.goal.evaluate;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Evaluator;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.CacheCoverage;
import io.github.metaspo.goal.Console;
import io.github.metaspo.goal.FirstFailure;
import io.github.metaspo.goal.Heartbeat;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.MeteredModels;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Progress;
import io.github.metaspo.goal.ProgressNotice;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.SuiteSummary;
import io.github.metaspo.goal.ThinkingOnlyWarning;
import io.github.metaspo.goal.summary.Sides;
import io.github.metaspo.goal.summary.SummaryFile;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.model.calls.CallPolicy;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.report.ScoreTable;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.json.ResponseLog;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The evaluate goal: measures a system prompt on the held-out examples of all tasks and writes the results. */
public final class Evaluate {

    /** If more tasks than this have the same warning, it is logged once for all of them. */
    private static final int MOST_WARNINGS = 3;

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
            Evaluation evaluation = measure(session, prepared, prompts, progress, files);
            files.write(evaluation);
            metered.write();
            summarize(prepared, evaluation, files);
            ThinkingOnlyWarning.warn(session, suite.target(), console);
            report(evaluation, progress, files);
            session.complete();
        }
    }

    private Evaluation measure(
            ModelSession session, PreparedSuite prepared, Prompts prompts, Progress progress, OutputFiles files)
            throws ModelException, IOException, InterruptedException {
        ModelSettings target = prepared.suite().target();
        try (LanguageModel model = session.open(target);
                Evaluator evaluator = new Evaluator(model, target.concurrency(), prepared.scorers());
                Heartbeat heartbeat = new Heartbeat(console, progress);
                ResponseLog responses = new ResponseLog(files.responses())) {
            EvaluationListener listener = EvaluationListener.all(progress, new FirstFailure(console));
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
            warnIfBelowMajority(valid.measurement().tasks().stream()
                    .filter(TaskScore::isBelowMajority)
                    .toList());
            warnIfCut(valid.measurement());
        }
        console.info(progress.summary());
        console.info("wrote " + files.shown().of(files.results()));
    }

    private void warnIfBelowMajority(List<TaskScore> below) {
        if (below.size() <= MOST_WARNINGS) {
            below.forEach(this::warnIfBelowMajority);
            return;
        }
        String first = below.stream()
                .limit(MOST_WARNINGS)
                .map(score -> score.task().id() + " " + ScoreFormat.score(score.score()) + " (constant "
                        + ScoreFormat.score(score.majority().score()) + ")")
                .collect(Collectors.joining(", "));
        console.warn(below.size() + " tasks score less than the constant answer would, so their scores say little about"
                + " the prompt: " + first + " and " + (below.size() - MOST_WARNINGS) + " more");
    }

    private void warnIfBelowMajority(TaskScore score) {
        console.warn("task " + score.task().id() + ": the constant answer \""
                + TextFormat.inline(score.majority().answer()) + "\" would get "
                + ScoreFormat.score(score.majority().score()) + ", more than the " + ScoreFormat.score(score.score())
                + " measured; the score says little about the prompt");
    }

    private void warnIfCut(Measurement measurement) {
        int cut = measurement.tasks().stream().mapToInt(TaskScore::cut).sum();
        if (cut > 0) {
            console.warn(
                    cut + (cut == 1 ? " reply" : " replies") + " cut off, at maxTokens or at the end of the model's"
                            + " context, may lack the answer; raise models.target.maxTokens or the context, or ask for shorter"
                            + " answers");
        }
    }
}
