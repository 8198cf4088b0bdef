package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Baseline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A side of the comparison that a page shows.
 *
 * @param measured its measurement
 * @param file where it was read; empty for the lock and its baseline
 * @param baseline the baseline, if it is the measurement of the lock
 */
public record Side(Measured measured, Optional<Path> file, Optional<Baseline> baseline) {

    static Side of(Measured measured, Path file) {
        return new Side(measured, Optional.of(file), Optional.empty());
    }
}
