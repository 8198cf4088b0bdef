package io.github.metaspo.report.html.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A side of the comparison that a page shows.
 *
 * @param measured its measurement
 * @param file where it was read; empty for the lock and its baseline
 * @param isResults whether the file is that of the last measurement, to which replies without the name of a set belong
 */
public record Side(Measured measured, Optional<Path> file, boolean isResults) {

    static Side of(Measured measured, Path file) {
        return new Side(measured, Optional.of(file), file.endsWith("results.json"));
    }
}
