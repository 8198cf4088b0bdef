package io.github.metaspo.suite.yaml;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.SuiteException;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collector of problems, so that one run reports all of them. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** Adds a problem, unless it is already there. */
    public void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    /** Adds a note that does not make the suite invalid. */
    public void remark(Place place, String message) {
        remarks.add(place + ": " + message);
    }

    /** Returns the notes that do not make the suite invalid. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Returns the number of problems so far. */
    public int count() {
        return found.size();
    }

    /**
     * Ends a stage of reading; later stages may assume that there are no problems.
     *
     * @throws SuiteException if there are problems; contains all of them
     */
    public void throwIfAny() throws SuiteException {
        if (!found.isEmpty()) {
            throw new SuiteException(inOrder());
        }
    }

    /** Returns the problems in order: command line options first, then by file in the order of opening, by line and column. */
    private List<Problem> inOrder() {
        Map<Path, Integer> ranks = new HashMap<>();
        found.forEach(problem -> locate(problem).ifPresent(at -> ranks.putIfAbsent(at.file(), ranks.size())));
        return found.stream()
                .sorted(Comparator.comparingInt((Problem problem) -> locate(problem)
                                .map(at -> ranks.getOrDefault(at.file(), 0))
                                .orElse(-1))
                        .thenComparingInt(
                                problem -> locate(problem).map(Location::line).orElse(0))
                        .thenComparingInt(
                                problem -> locate(problem).map(Location::column).orElse(0))
                        .thenComparing(problem -> problem.place() instanceof Location
                                ? ""
                                : problem.place().toString()))
                .toList();
    }

    private static Optional<Location> locate(Problem problem) {
        return problem.place() instanceof Location location ? Optional.of(location) : Optional.empty();
    }
}
