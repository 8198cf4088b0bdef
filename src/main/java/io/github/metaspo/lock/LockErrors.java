package io.github.metaspo.lock;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.SuiteException;

/** Says what to do about a lock or a baseline that cannot be used. */
final class LockErrors {

    private static final String REMEDY =
            "; take lock and baseline from version control, or write them anew with mvn metaspo:optimize";

    private LockErrors() {}

    /** Reads a value. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SuiteException;
    }

    /** What is read; an exception says what to do. */
    static <T> T explained(Reading<T> reading) throws SuiteException {
        try {
            return reading.read();
        } catch (SuiteException e) {
            throw new SuiteException(e.problems().stream()
                    .map(problem -> new Problem(problem.place(), problem.message() + REMEDY))
                    .toList());
        }
    }

    static SuiteException of(Place place, String message) {
        return new SuiteException(place, message + REMEDY);
    }

    /** A file of a future version is not damaged. */
    static SuiteException newer(Place place, String version, int known) {
        return new SuiteException(
                place,
                "the file has formatVersion " + version + ", but this plugin reads " + known
                        + " and below; update metaspo-maven-plugin");
    }
}
