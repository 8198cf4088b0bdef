package io.github.metaspo.suite;

import io.github.metaspo.api.Place;

/**
 * One thing that is wrong with a suite or a file that belongs to it.
 *
 * @param place where it stands
 * @param message what is wrong and what is allowed, as one sentence without a final stop
 */
public record Problem(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
