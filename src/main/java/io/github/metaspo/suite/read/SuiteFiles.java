package io.github.metaspo.suite.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the files of suites from others. */
public final class SuiteFiles {

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml");
    private static final String LOCK = ".lock";

    private SuiteFiles() {}

    /**
     * The suites of a folder, sorted; none where there is no such folder. YAML files that hold something else, such as examples,
     * are left out; a suite with mistakes is not.
     *
     * @throws IOException when the folder cannot be read
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

    /** Whether a file's name is that of a suite: YAML, and no lock. */
    public static boolean isSuite(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.stream().anyMatch(name::endsWith) && !nameOf(file).endsWith(LOCK);
    }

    /** A suite that stands beside this one and would write the same files: {@code review.yml} beside {@code review.yaml}. */
    static Optional<Path> twinOf(Path file) {
        return EXTENSIONS.stream()
                .map(extension -> file.resolveSibling(nameOf(file) + extension))
                .filter(other -> !other.equals(file) && Files.isRegularFile(other) && SuiteContents.isSuite(other))
                .findFirst();
    }

    /** The name of a file without its extension. */
    public static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
