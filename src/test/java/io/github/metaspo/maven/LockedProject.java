package io.github.metaspo.maven;

import io.github.metaspo.it.LockedSuite;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The project of the goals' tests: one suite of two examples, whose score must reach 0.60. */
final class LockedProject {

    /** Where it stands among the test resources. */
    static final String BASEDIR = "/projects/locked-suite";

    private LockedProject() {}

    /** A path inside the project. */
    static Path file(String relative) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(LockedProject.class.getResource(BASEDIR))
                        .toURI())
                .resolve(relative);
    }

    /** Locks the suite as if so many of its two examples had been answered right. */
    static void lock(int right) throws Exception {
        LockedSuite.lock(file("src/main/metaspo/review.yaml"), right);
    }

    /** Takes the lock away. */
    static void unlock() throws IOException, URISyntaxException {
        Files.deleteIfExists(file("src/main/metaspo/review.lock.yaml"));
        Files.deleteIfExists(file("src/main/metaspo/review.baseline.csv"));
    }
}
