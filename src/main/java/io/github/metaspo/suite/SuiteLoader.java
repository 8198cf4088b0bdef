package io.github.metaspo.suite;

import java.nio.file.Path;
import java.util.Map;

/** Reads suites. */
public final class SuiteLoader {

    /**
     * A loader for one project.
     *
     * @param root folder that no path of a suite may leave
     * @param overrides values for {@code optimize} and {@code gate} by dotted name without {@code metaspo.}, for example {@code
     *     seed} or {@code budget.calls}, as text
     */
    public SuiteLoader(Path root, Map<String, String> overrides) {}

    /**
     * Reads and checks a suite with all its examples.
     *
     * @throws SuiteException with everything that is wrong
     */
    public Suite load(Path file) throws SuiteException {
        throw new UnsupportedOperationException();
    }
}
