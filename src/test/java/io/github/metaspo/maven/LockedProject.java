package io.github.metaspo.maven;

import io.github.metaspo.it.LockedSuite;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Test fixture: a project with one suite of two examples and {@code minScore} 0.60. */
final class LockedProject {

    /** Its folder in the test resources. */
    static final String BASEDIR = "/projects/locked-suite";

    private LockedProject() {}

    /** Returns a file of the project. */
    static Path file(String relative) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(LockedProject.class.getResource(BASEDIR))
                        .toURI())
                .resolve(relative);
    }

    /** Returns all files of the project but the store. */
    static Set<Path> files() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(file(""))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".metaspo"))
                    .collect(Collectors.toSet());
        }
    }

    /** Locks the suite with the given number of right answers, 0 to 2. */
    static void lock(int right) throws Exception {
        LockedSuite.lock(file("src/main/metaspo/review.yaml"), right);
    }

    /** Deletes the lock and the baseline. */
    static void unlock() throws IOException, URISyntaxException {
        Files.deleteIfExists(file("src/main/metaspo/review.lock.yaml"));
        Files.deleteIfExists(file("src/main/metaspo/review.baseline.csv"));
    }
}
