package io.github.metaspo.goal;

import java.nio.file.Path;

/**
 * Formats file paths for messages: relative to the project if the file is inside it.
 *
 * @param project base directory of the project
 */
public record DisplayPaths(Path project) {

    /** Returns a path relative to the project, with forward slashes; the path as it is if it is outside. */
    public String of(Path file) {
        Path base = project.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        boolean inside = whole.startsWith(base) && !whole.equals(base);
        return inside ? base.relativize(whole).toString().replace('\\', '/') : file.toString();
    }
}
