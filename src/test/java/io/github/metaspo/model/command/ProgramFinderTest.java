package io.github.metaspo.model.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramFinderTest {

    private final Path folder;

    ProgramFinderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theFirstFolderOfThePathWins() throws IOException {
        program("first/other");
        Path second = program("second/tool");
        program("third/tool");
        ProgramFinder finder = finder(List.of("absent", "first", "second", "third"), List.of());

        assertThat(finder.find("tool")).contains(second);
        assertThat(finder.find("nothing")).isEmpty();
    }

    @Test
    void aPathIsRelativeToTheProject() throws IOException {
        Path tool = program("bin/tool");
        ProgramFinder finder = finder(List.of(), List.of());

        assertThat(finder.find("bin/tool")).contains(tool);
        assertThat(finder.find(tool.toString())).contains(tool);
        assertThat(finder.find("tool")).isEmpty();
    }

    @Test
    void foldersAndFilesThatCannotRunAreNoPrograms() throws IOException {
        Files.createDirectories(folder.resolve("bin/tool"));
        Files.writeString(folder.resolve("bin/text"), "text");

        assertThat(finder(List.of("bin"), List.of()).find("tool")).isEmpty();
        assertThat(finder(List.of("bin"), List.of()).find("text")).isEmpty();
    }

    @Test
    void extensionsThatMayBeLeftOutAreTriedInTheirOrder() throws IOException {
        program("bin/tool");
        Path script = program("bin/tool.cmd");
        ProgramFinder finder = finder(List.of("bin"), List.of(".exe", ".cmd"));

        assertThat(finder.find("tool")).contains(script);
        assertThat(finder.find("tool.cmd")).contains(script);
        assertThat(finder.find("tool.exe")).isEmpty();
    }

    private ProgramFinder finder(List<String> path, List<String> extensions) {
        return new ProgramFinder(folder, path, extensions);
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
