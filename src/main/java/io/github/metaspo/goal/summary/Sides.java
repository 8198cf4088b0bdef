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
import java.nio.file.Path;
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
     * Returns what is to be compared of the prompts in effect: their last measurement with the baseline, or, if it is the baseline itself because
     * a search has just written it, with the prompts that were in effect before that search.
     *
     * @throws SuiteException if the lock cannot be read
     * @throws IOException if a file cannot be read
     */
    public static Sides inEffect(PreparedSuite prepared, OutputFiles files) throws SuiteException, IOException {
        LockState state = LockState.of(prepared);
        Comparability comparability = new Comparability(prepared);
        Optional<StoredMeasurement> results = measurement(prepared, files.results())
                .filter(measured -> new Freshness(prepared.suite(), comparability)
                        .problem(measured, state.inEffect())
                        .isEmpty());
        Optional<Before> baseline = state.lock()
                .filter(lock -> comparability.problem(lock.measured()).isEmpty())
                .flatMap(lock -> state.pair())
                .map(LockFiles.Pair::baseline)
                .map(outcomes -> new Before(BASELINE, outcomes));
        boolean isBaseline = results.isPresent()
                && state.lock()
                        .filter(lock -> lock.measured()
                                .baseline()
                                .equals(results.get().measured().baseline()))
                        .isPresent();
        Optional<Before> earlier = isBaseline ? beforeSearch(prepared, files) : Optional.empty();
        return new Sides(earlier.or(() -> baseline), results, "now", state.inEffect(), state.lock());
    }

    /**
     * Returns what is to be compared of a search whose prompts did not ship: their measurement with that of the prompts in effect.
     *
     * @throws SuiteException if the lock cannot be read
     * @throws IOException if a file cannot be read
     */
    public static Sides candidate(PreparedSuite prepared, OutputFiles files) throws SuiteException, IOException {
        LockState state = LockState.of(prepared);
        return new Sides(
                measurement(prepared, files.before()).map(before -> new Before("in effect", before.outcomes())),
                measurement(prepared, files.candidate()),
                "found",
                state.inEffect(),
                state.lock());
    }

    private static Optional<Before> beforeSearch(PreparedSuite prepared, OutputFiles files) throws IOException {
        return measurement(prepared, files.before())
                .filter(before ->
                        new Comparability(prepared).problem(before.measured()).isEmpty())
                .map(before -> new Before("before the search", before.outcomes()));
    }

    private static Optional<StoredMeasurement> measurement(PreparedSuite prepared, Path file) throws IOException {
        return Results.read(prepared, file)
                .filter(StoredResults.Measured.class::isInstance)
                .map(results -> ((StoredResults.Measured) results).measurement());
    }
}
