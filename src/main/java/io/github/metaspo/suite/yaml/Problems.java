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

/** Collects what is wrong, so that one run tells it all. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** Notes a problem; one that was noted before is not told twice. */
    public void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    /** Notes what is worth a word and no reason to refuse a suite. */
    public void remark(Place place, String message) {
        remarks.add(place + ": " + message);
    }

    /** What was noted and is no reason to refuse a suite. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** Ends a stage: what follows may rely on everything before it. */
    public void throwIfAny() throws SuiteException {
        if (!found.isEmpty()) {
            throw new SuiteException(inOrder());
        }
    }

    /** Options of the command line first, then file by file as they were opened, each from top to bottom. */
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
