package io.github.metaspo.maven.site;

import io.github.metaspo.it.LockedSuite;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

@MojoTest
@Basedir(ReportMojoTest.BASEDIR)
class ReportMojoTest {

    static final String BASEDIR = "/projects/locked-suite";

    @AfterEach
    void unlock() throws Exception {
        Files.deleteIfExists(file("src/main/metaspo/review.lock.yaml"));
        Files.deleteIfExists(file("src/main/metaspo/review.baseline.csv"));
        Files.deleteIfExists(file("target/metaspo/review/report.html"));
    }

    @Test
    @InjectMojo(goal = "report")
    void itWritesAPageFromTheLockAlone(ReportMojo mojo) throws Exception {
        LockedSuite.lock(file("src/main/metaspo/review.yaml"), 1);
        mojo.execute();
        assertThat(file("target/metaspo/review/report.html")).content().contains("Score 0.500");
    }

    @Test
    @InjectMojo(goal = "report")
    void withoutALockThereIsNoPage(ReportMojo mojo) throws Exception {
        mojo.execute();
        assertThat(file("target/metaspo/review/report.html")).doesNotExist();
    }

    private static Path file(String relative) throws Exception {
        return Path.of(Objects.requireNonNull(ReportMojoTest.class.getResource(BASEDIR))
                        .toURI())
                .resolve(relative);
    }
}
