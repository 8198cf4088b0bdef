package io.github.metaspo.suite.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteFilesTest {

    private final Path folder;

    SuiteFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSuitesOfAFolderAreItsYamlFilesThatAreNoLocks() throws IOException {
        for (String name :
                new String[] {"b.yml", "a.yaml", "a.lock.yaml", "b.lock.yml", "a.baseline.csv", "notes.txt"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("c.yaml"));

        assertThat(SuiteFiles.in(folder)).containsExactly(folder.resolve("a.yaml"), folder.resolve("b.yml"));
    }

    @Test
    void aMissingFolderHoldsNoSuites() throws IOException {
        assertThat(SuiteFiles.in(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void twoSuitesThatWouldWriteTheSameFilesAreRefused() {
        SuiteFolder suites = new SuiteFolder(folder);
        suites.write("review.yml", SuiteFolder.suite(SuiteFolder.INLINE));

        assertThat(suites.refusal(SuiteFolder.suite(SuiteFolder.INLINE)))
                .isEqualTo(
                        "review.yaml:1: this suite and review.yml would write the same files; delete or rename one of"
                                + " them");
    }
}
