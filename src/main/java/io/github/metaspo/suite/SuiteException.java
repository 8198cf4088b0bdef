package io.github.metaspo.suite;

import io.github.metaspo.api.Place;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a suite or a file that belongs to it is invalid; contains all errors that were found, in the order of the file. */
public final class SuiteException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LISTED = 20;

    private final transient List<Problem> problems;

    public SuiteException(List<Problem> problems) {
        super(describe(problems));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a suite exception needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    public SuiteException(Place place, String message) {
        this(List.of(new Problem(place, message)));
    }

    /** Returns all problems, including those that the message only counts. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String listed = problems.stream().limit(LISTED).map(Problem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= LISTED ? listed : listed + "\nand " + (problems.size() - LISTED) + " more";
    }
}
