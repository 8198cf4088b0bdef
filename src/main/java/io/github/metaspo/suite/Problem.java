package io.github.metaspo.suite;

/**
 * One thing that is wrong with a suite.
 *
 * @param location where it stands
 * @param message what is wrong and what is allowed, as one sentence without a final stop
 */
public record Problem(Location location, String message) {

    @Override
    public String toString() {
        return location + ": " + message;
    }
}
