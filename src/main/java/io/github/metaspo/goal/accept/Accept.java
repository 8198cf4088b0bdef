package io.github.metaspo.goal.accept;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.goal.Differences;
import io.github.metaspo.goal.Freshness;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.Results;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.report.PromptDiff;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The accept goal: writes a measurement as the new lock and baseline of a suite. */
public final class Accept {

    private final Metrics metrics;
    private final Console console;

    /** A measurement that can be accepted. */
    public sealed interface Source {

        /** The last measurement of the prompts in effect. */
        record LastMeasurement() implements Source {}

        /** The prompt that the last optimization found but did not ship. */
        record Candidate() implements Source {}

        /**
         * A row of the last comparison.
         *
         * @param row its name, a word
         */
        record Compared(String row) implements Source {}
    }

    public Accept(Metrics metrics, Console console) {
        this.metrics = metrics;
        this.console = console;
    }

    /**
     * Accepts the measurement of one suite.
     *
     * @param reason why the user accepts it
     * @param source the measurement to accept
     * @throws SuiteException if the suite or its lock is unusable
     * @throws RefusedException if there is no measurement to accept
     * @throws IOException if a file cannot be read or written
     */
    public void run(Suite suite, OutputFiles files, String reason, Source source)
            throws SuiteException, RefusedException, IOException {
        PreparedSuite prepared = PreparedSuite.of(suite, metrics);
        LockState state = LockState.of(prepared);
        Path file = file(source, files);
        StoredMeasurement stored =
                storedMeasurement(prepared, file, files.shown().of(file), source);
        Prompts prompts = Prompts.measured(suite, stored);
        Optional<String> problem = new Freshness(suite, new Comparability(prepared))
                .problem(stored, source instanceof Source.LastMeasurement ? state.inEffect() : prompts);
        if (problem.isPresent()) {
            throw refused(suite, files.shown().of(file) + " is stale: " + problem.get(), source);
        }
        Lock lock = AcceptedLock.of(prepared, state, stored, prompts, reason);
        logPromptChange(suite, state, stored);
        logChange(suite, state, lock, reason);
        state.files().write(lock, stored.outcomes());
        console.info("wrote " + files.shown().of(state.files().lock()) + " and "
                + state.files().baseline().getFileName());
    }

    private static Path file(Source source, OutputFiles files) {
        if (source instanceof Source.Compared compared) {
            return files.compared(compared.row());
        }
        return source instanceof Source.Candidate ? files.candidate() : files.results();
    }

    private static String goal(Source source) {
        if (source instanceof Source.Compared compared) {
            return "mvn metaspo:compare with a row " + compared.row();
        }
        return source instanceof Source.Candidate ? "mvn metaspo:optimize" : "mvn metaspo:evaluate";
    }

    private static StoredMeasurement storedMeasurement(PreparedSuite prepared, Path file, String shown, Source source)
            throws RefusedException, IOException {
        Suite suite = prepared.suite();
        Optional<StoredResults> results = Results.read(prepared, file);
        if (results.isEmpty()) {
            throw refused(suite, "there is no " + shown, source);
        }
        if (results.get() instanceof StoredResults.Measured measured) {
            return measured.measurement();
        }
        throw results.get() instanceof StoredResults.Invalid invalid
                ? refused(suite, "the measurement has no score, because " + invalid.reason(), source)
                : refused(
                        suite,
                        shown + " cannot be read: " + ((StoredResults.Unreadable) results.get()).reason(),
                        source);
    }

    private static RefusedException refused(Suite suite, String why, Source source) {
        return new RefusedException(suite.name() + ": nothing to accept, " + why + "; run " + goal(source));
    }

    private void logChange(Suite suite, LockState state, Lock lock, String reason) {
        String score = ScoreFormat.score(lock.measured().train().score());
        console.info(suite.name() + ": "
                + state.comparable()
                        .map(previous -> "the baseline changes from "
                                + ScoreFormat.score(previous.measured().train().score()) + " to " + score)
                        .orElse("the first baseline for these examples is " + score)
                + ", accepted because: " + TextFormat.inline(reason));
    }

    private void logPromptChange(Suite suite, LockState state, StoredMeasurement stored) {
        MeasuredPrompts before = state.pair()
                .map(pair -> pair.baseline().prompts())
                .orElseGet(() -> state.inEffect().measured(suite));
        PromptDiff.lines(before, stored.outcomes().prompts()).forEach(console::info);
        state.lock()
                .flatMap(previous -> Differences.between(previous.measured(), stored.measured()))
                .ifPresent(difference -> console.info(suite.name() + ": " + difference));
    }
}
