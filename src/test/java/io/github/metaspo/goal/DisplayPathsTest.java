package io.github.metaspo.goal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayPathsTest {

    @TempDir
    private Path folder;

    @Test
    void aFileInsideTheProjectIsNamedFromTheProjectOn() {
        assertThat(new DisplayPaths(folder).of(folder.resolve("src").resolve("main/../review.lock.yaml")))
                .isEqualTo("src/review.lock.yaml");
    }

    @Test
    void aFileElsewhereKeepsItsWholePath() {
        Path elsewhere = folder.resolveSibling("elsewhere.yaml");
        assertThat(new DisplayPaths(folder).of(elsewhere)).isEqualTo(elsewhere.toString());
        assertThat(new DisplayPaths(folder).of(folder)).isEqualTo(folder.toString());
    }
}
