package io.github.metaspo.api;

import java.nio.file.Path;

/**
 * A place in a file that a person can go to.
 *
 * @param file the file
 * @param line from 1
 * @param column from 1; 0 where only the line is known
 */
public record Location(Path file, int line, int column) implements Place {

    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException("no such place: line " + line + ", column " + column);
        }
    }

    /** {@code file:line:column}, the form that terminals and IDEs make clickable. */
    @Override
    public String toString() {
        return file + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
