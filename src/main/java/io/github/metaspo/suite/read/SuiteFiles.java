package io.github.metaspo.suite.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the suite files of a folder. */
public final class SuiteFiles {

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml");
    private static final String LOCK = ".lock";
    private static final String USER_PROMPTS = ".user-prompts";

    private SuiteFiles() {}

    /**
     * Returns the suite files of a folder, sorted; empty if there is no such folder. Suites with mistakes are included, YAML files
     * with other content, such as examples, are not.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isSuite(file) && Files.isRegularFile(file) && SuiteContents.isSuite(file))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the file of the suite with a name in a folder; empty if there is none. */
    public static Optional<Path> named(Path folder, String name) {
        return EXTENSIONS.stream()
                .map(extension -> folder.resolve(name + extension))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns whether a file has the name of a suite: a YAML extension, and not that of a lock or of user prompts for comparisons. */
    public static boolean isSuite(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.stream().anyMatch(name::endsWith)
                && !nameOf(file).endsWith(LOCK)
                && !nameOf(file).endsWith(USER_PROMPTS);
    }

    /** Returns a second suite of the same name, which would write the same files: {@code review.yml} next to {@code review.yaml}. */
    static Optional<Path> twinOf(Path file) {
        return EXTENSIONS.stream()
                .map(extension -> file.resolveSibling(nameOf(file) + extension))
                .filter(other -> !other.equals(file) && Files.isRegularFile(other) && SuiteContents.isSuite(other))
                .findFirst();
    }

    /** Returns the name of a file without its extension. */
    public static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
