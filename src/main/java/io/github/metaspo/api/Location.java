package io.github.metaspo.api;

import java.nio.file.Path;

/**
 * A position in a file.
 *
 * @param file the file
 * @param line from 1
 * @param column from 1; 0 if only the line is known
 */
public record Location(Path file, int line, int column) implements Place {

    public Location {
        if (line < 1 || column < 0) {
            throw new IllegalArgumentException("invalid location: line " + line + ", column " + column);
        }
    }

    /** Returns {@code file:line:column}, a form that terminals and IDEs turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
