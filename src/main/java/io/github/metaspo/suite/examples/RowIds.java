package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;

/**
 * Makes the ids of the examples of one file or list that have none: a prefix and the line in the file, or the position in a list of the suite,
 * which must not depend on the lines above it.
 */
final class RowIds {

    private final String prefix;
    private final boolean byPosition;
    private int position;
    private int line;
    private int onLine;

    RowIds(String prefix, boolean byPosition) {
        this.prefix = prefix;
        this.byPosition = byPosition;
    }

    /** Returns the id of the next example. Must be called for each example in the order of the file, whether or not it has an id of its own. */
    String next(Place place) {
        position++;
        if (byPosition || !(place instanceof Location location)) {
            return prefix + "-" + position;
        }
        onLine = location.line() == line ? onLine + 1 : 1;
        line = location.line();
        return prefix + "-" + line + (onLine == 1 ? "" : "." + onLine);
    }
}
