package io.github.metaspo.goal;

import java.nio.file.Path;

/**
 * How files are named to a person: from the project on, where they lie inside it.
 *
 * @param project its base directory
 */
public record DisplayPaths(Path project) {

    /** The path with slashes, relative where that is shorter to read. */
    public String of(Path file) {
        Path base = project.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        boolean inside = whole.startsWith(base) && !whole.equals(base);
        return inside ? base.relativize(whole).toString().replace('\\', '/') : file.toString();
    }
}
