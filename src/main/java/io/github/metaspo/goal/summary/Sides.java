package io.github.metaspo.goal.summary;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparability;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.goal.Freshness;
import io.github.metaspo.goal.LockState;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.Results;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.report.json.StoredResults;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.util.Optional;

/**
 * The two measurements that a summary compares.
 *
 * @param before the measurement that is compared with; empty if there is none of the same examples
 * @param after the last measurement of the prompts in effect, or of those that a search found; empty if they were not measured
 * @param afterName what the later measurement is of, as the head of a column
 * @param inEffect the prompts in effect
 * @param lock the lock; empty if there is none
 */
public record Sides(
        Optional<Before> before,
        Optional<StoredMeasurement> after,
        String afterName,
        Prompts inEffect,
        Optional<Lock> lock) {

    /**
     * The earlier measurement.
     *
     * @param name as the head of a column
     */
    public record Before(String name, Baseline baseline) {}

    private static final String BASELINE = "baseline";

    /** Returns whether the earlier measurement is the baseline. */
    boolean isWithBaseline() {
        return before.filter(earlier -> earlier.name().equals(BASELINE)).isPresent();
    }

    /**
     * Reads what is to be compared of the prompts in effect, as {@link #of} describes.
     *
     * @throws SuiteException if the lock cannot be read
     * @throws IOException if a file cannot be read
     */
    public static Sides inEffect(PreparedSuite prepared, OutputFiles files) throws SuiteException, IOException {
        LockFiles locked = LockFiles.beside(prepared.suite().file());
        return of(
                prepared,
                files,
                locked.readLock(),
                LockState.readable(locked),
                Results.read(prepared, files.results()));
    }

    /**
     * Returns what is to be compared of the prompts in effect: their last measurement with the baseline, or, if it is the baseline itself because
     * a search has just written it, with the prompts that were in effect before that search.
     *
     * @param lock empty if there is none
     * @param pair lock and baseline; empty if one is missing or unusable
     * @param stored results of the last measurement; ignored if they are of other prompts
     * @throws IOException if a file cannot be read
     */
    public static Sides of(
            PreparedSuite prepared,
            OutputFiles files,
            Optional<Lock> lock,
            Optional<LockFiles.Pair> pair,
            Optional<StoredResults> stored)
            throws IOException {
        Prompts inEffect = Prompts.inEffect(prepared.suite(), lock);
        Comparability comparability = new Comparability(prepared);
        Freshness freshness = new Freshness(prepared.suite(), comparability);
        Optional<StoredMeasurement> results = measurement(stored)
                .filter(measured -> freshness.problem(measured, inEffect).isEmpty());
        Optional<Before> baseline = pair.filter(locked ->
                        comparability.problem(locked.lock().measured()).isEmpty())
                .map(locked -> new Before(BASELINE, locked.baseline()));
        boolean isBaseline = results.isPresent()
                && pair.filter(locked -> locked.baseline().equals(results.get().outcomes()))
                        .isPresent();
        Optional<Before> earlier = isBaseline
                ? beforeSearch(prepared, files).filter(before -> !before.baseline()
                        .equals(results.get().outcomes()))
                : Optional.empty();
        return new Sides(earlier.or(() -> baseline), results, "now", inEffect, lock);
    }

    /**
     * Returns what is to be compared of a search whose prompts did not ship: their measurement with that of the prompts in effect.
     *
     * @throws SuiteException if the lock cannot be read
     * @throws IOException if a file cannot be read
     */
    public static Sides candidate(PreparedSuite prepared, OutputFiles files) throws SuiteException, IOException {
        Optional<Lock> lock = LockFiles.beside(prepared.suite().file()).readLock();
        return new Sides(
                measurement(Results.read(prepared, files.before()))
                        .map(before -> new Before("in effect", before.outcomes())),
                measurement(Results.read(prepared, files.candidate())),
                "found",
                Prompts.inEffect(prepared.suite(), lock),
                lock);
    }

    private static Optional<Before> beforeSearch(PreparedSuite prepared, OutputFiles files) throws IOException {
        return measurement(Results.read(prepared, files.before()))
                .filter(before ->
                        new Comparability(prepared).problem(before.measured()).isEmpty())
                .map(before -> new Before("before the search", before.outcomes()));
    }

    private static Optional<StoredMeasurement> measurement(Optional<StoredResults> results) {
        return results.filter(StoredResults.Measured.class::isInstance)
                .map(measured -> ((StoredResults.Measured) measured).measurement());
    }
}
