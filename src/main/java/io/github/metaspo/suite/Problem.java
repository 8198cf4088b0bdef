package io.github.metaspo.suite;

import io.github.metaspo.api.Place;

/**
 * One error in a suite or in a file that belongs to it.
 *
 * @param place the position of the error
 * @param message what is wrong and what is allowed, as one sentence without a full stop
 */
public record Problem(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
