package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Place;

/**
 * An example and its position in a file.
 *
 * @param key what it is drawn by: its id in the file, or else a hash of its conversation, so that other examples do not move it
 */
public record LocatedExample(Example example, Place place, String key) {

    /** Returns whether the file has an id for the example. */
    boolean hasId() {
        return key.equals(example.id());
    }
}
