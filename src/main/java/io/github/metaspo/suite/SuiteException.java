package io.github.metaspo.suite;

import java.util.List;
import java.util.stream.Collectors;

/** A suite that cannot be used; carries everything that was found wrong, in the order of the file. */
public final class SuiteException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SuiteException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a suite exception needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    public SuiteException(Location location, String message) {
        this(List.of(new Problem(location, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
