package io.github.metaspo.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtomicFileTest {

    private final Path folder;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFileWhoseWritingFailsStaysAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, AtomicFileTest::dieHalfway))
                .hasMessage("the disk is full");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void ofFilesThatBelongTogetherNoneIsTouchedWhenOneFails() throws IOException {
        Path first = Files.writeString(folder.resolve("a.txt"), "old");
        Path second = Files.writeString(folder.resolve("b.txt"), "old");
        Map<Path, AtomicFile.Content> contents = new LinkedHashMap<>();
        contents.put(first, out -> out.write("new".getBytes(UTF_8)));
        contents.put(second, AtomicFileTest::dieHalfway);

        assertThatThrownBy(() -> AtomicFile.writeAll(contents)).hasMessage("the disk is full");

        assertThat(first).hasContent("old");
        assertThat(second).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatAKilledBuildLeftIsRemovedButNotWhatAnotherWritesNow() throws IOException {
        Path left = Files.writeString(folder.resolve(".a.txt.1.tmp"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path underWay = Files.writeString(folder.resolve(".a.txt.2.tmp"), "half");
        Path others = Files.writeString(folder.resolve(".b.txt.1.tmp"), "half");
        Files.setLastModifiedTime(others, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        AtomicFile.write(folder.resolve("a.txt"), out -> out.write("new".getBytes(UTF_8)));

        assertThat(folder.resolve("a.txt")).hasContent("new");
        assertThat(left).doesNotExist();
        assertThat(underWay).exists();
        assertThat(others).exists();
    }

    private static void dieHalfway(OutputStream out) throws IOException {
        out.write("half".getBytes(UTF_8));
        throw new IOException("the disk is full");
    }
}
