package io.github.metaspo.goal.check;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Gate;
import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.Results;
import io.github.metaspo.goal.SuitePromptEdit;
import io.github.metaspo.goal.VerdictReport;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.summary.Sides;
import io.github.metaspo.goal.summary.SummaryFile;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.GateSettings.Severity;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The check goal: computes a suite's verdict without model calls, writes it, and fails the build if the verdict requires it. */
public final class Check {

    /** From this number of outcomes on, the comparison takes seconds and is announced. */
    private static final int MANY_OUTCOMES = 20_000;

    private final Metrics metrics;
    private final ToIntFunction<String> tokens;
    private final Console console;
    private final Optional<ShippedPrompts> shipped;
    private final Clock clock;

    /**
     * Creates the goal.
     *
     * @param tokens counts the tokens of a prompt
     * @param shipped the build's output; empty if this build does not put prompts there
     */
    public Check(
            Metrics metrics,
            ToIntFunction<String> tokens,
            Console console,
            Optional<ShippedPrompts> shipped,
            Clock clock) {
        this.metrics = metrics;
        this.tokens = tokens;
        this.console = console;
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * Checks one suite. The verdict is written before an exception is thrown for it.
     *
     * @param failOnRegression whether a regression throws an exception; otherwise it is a warning
     * @throws SuiteException if the suite, its lock or its baseline is unusable
     * @throws RegressionException if the prompt does not pass
     * @throws InvalidMeasurementException if there is nothing to judge
     * @throws IOException if a file cannot be read or written
     */
    public void run(Suite suite, OutputFiles files, boolean failOnRegression)
            throws SuiteException, RegressionException, InvalidMeasurementException, IOException {
        Instant begin = clock.instant();
        files.removeVerdict();
        PreparedSuite prepared = PreparedSuite.of(suite, metrics);
        Optional<LockFiles.Pair> locked = LockFiles.beside(suite.file()).read();
        locked.flatMap(pair -> SuitePromptEdit.warning(SuitePrompt.of(suite), pair.lock(), files.shown()))
                .ifPresent(console::warn);
        Optional<StoredResults> results = Results.read(prepared, files.results());
        results.ifPresent(present -> announce(suite, present));
        Verdict verdict = verdict(prepared, files, locked, results);
        VerdictText text = new VerdictText(
                suite,
                files.shown().of(files.summary()),
                files.shown().of(LockFiles.beside(suite.file()).lock()));
        files.write(new VerdictReport(
                suite, files.shown().of(suite.file()), verdict, text, Duration.between(begin, clock.instant())));
        new SummaryFile(prepared, files)
                .writeVerdict(
                        VerdictText.word(verdict),
                        text.of(verdict),
                        Sides.of(prepared, files, locked.map(LockFiles.Pair::lock), locked, results),
                        Verdict.facts(verdict).flatMap(Verdict.Facts::comparison));
        report(suite, verdict, text.of(verdict), failOnRegression);
    }

    private void announce(Suite suite, StoredResults results) {
        if (results instanceof StoredResults.Measured measured
                && measured.measurement().outcomes().rows().size() >= MANY_OUTCOMES) {
            console.info(suite.name() + ": judging "
                    + TextFormat.count(measured.measurement().outcomes().rows().size(), "outcome"));
        }
    }

    private Verdict verdict(
            PreparedSuite prepared, OutputFiles files, Optional<LockFiles.Pair> locked, Optional<StoredResults> results)
            throws IOException {
        if (shipped.isPresent()) {
            Prompts inEffect = Prompts.inEffect(prepared.suite(), locked.map(LockFiles.Pair::lock));
            Optional<Verdict.Invalid> problem =
                    shipped.get().problem(prepared.suite().name(), inEffect);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return new GateCheck(prepared, new Gate(prepared, tokens), locked).verdict(results, files.lackResults());
    }

    private void report(Suite suite, Verdict verdict, String message, boolean failOnRegression)
            throws RegressionException, InvalidMeasurementException {
        if (verdict instanceof Verdict.Pass) {
            console.info(message);
        } else if (verdict instanceof Verdict.Invalid invalid) {
            if (invalid.cause() != Verdict.Cause.NO_BASELINE || suite.gate().missingBaseline() == Severity.FAIL) {
                throw new InvalidMeasurementException(message);
            }
            console.warn(message);
        } else if (failOnRegression
                && (verdict instanceof Verdict.Regression || suite.gate().inconclusive() == Severity.FAIL)) {
            throw new RegressionException(message);
        } else {
            console.warn(message);
        }
    }
}
