package io.github.metaspo.lock;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Problem;
import io.github.metaspo.suite.SuiteException;

import java.math.BigInteger;

/** Errors of a lock or baseline that cannot be used, with the remedy. */
final class LockErrors {

    private static final String REMEDY =
            "; restore lock and baseline from version control, or write new ones with mvn metaspo:optimize";

    private LockErrors() {}

    /** Reads a value. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SuiteException;
    }

    /** Returns what is read. Adds the remedy to the messages of an exception. */
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

    /** Returns the error for a file of another version. It is not damaged, so the remedy is another one. */
    static SuiteException otherVersion(Place place, String version, int known) {
        String found = "the file has formatVersion " + version + ", but this plugin reads " + known;
        return new SuiteException(
                place,
                isNewer(version, known)
                        ? found + "; update metaspo-maven-plugin"
                        : found
                                + "; copy the prompts of the lock into the suite if you want to keep them, delete lock and"
                                + " baseline, and write new ones with mvn metaspo:evaluate metaspo:accept"
                                + " -Dmetaspo.reason=\"...\"");
    }

    private static boolean isNewer(String version, int known) {
        return new BigInteger(version).compareTo(BigInteger.valueOf(known)) > 0;
    }
}
