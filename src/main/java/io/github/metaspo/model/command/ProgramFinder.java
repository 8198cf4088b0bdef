package io.github.metaspo.model.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finder of the file of a program, as a shell finds it. The operating system would find it, too, but on Windows only if it is an
 * {@code .exe}, and elsewhere only relative to a folder that depends on the platform.
 *
 * @param folder folder to which a path is relative
 * @param path folders in which a program without a path is looked for
 * @param extensions extensions that a program may leave out, in lower case; only Windows has some
 */
record ProgramFinder(Path folder, List<String> path, List<String> extensions) {

    private static final String WINDOWS_EXTENSIONS = ".com;.exe;.bat;.cmd";

    ProgramFinder {
        path = List.copyOf(path);
        extensions = List.copyOf(extensions);
    }

    /** Returns the finder of this machine. */
    static ProgramFinder of(Path folder) {
        List<String> extensions = File.separatorChar == '\\'
                ? split(Objects.requireNonNullElse(System.getenv("PATHEXT"), WINDOWS_EXTENSIONS)
                        .toLowerCase(Locale.ROOT))
                : List.of();
        return new ProgramFinder(folder, split(Objects.requireNonNullElse(System.getenv("PATH"), "")), extensions);
    }

    private static List<String> split(String list) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(list)
                .filter(entry -> !entry.isBlank())
                .toList();
    }

    /** Returns the absolute path of a program; empty if there is no executable file. */
    Optional<Path> find(String program) {
        boolean hasFolder = program.contains("/") || program.contains(File.separator);
        Stream<String> folders = hasFolder ? Stream.of("") : path.stream();
        return folders.flatMap(entry -> names(program).flatMap(name -> file(entry, name).stream()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private Stream<String> names(String program) {
        String lower = program.toLowerCase(Locale.ROOT);
        // on Windows a file without an extension is no program; package managers put scripts for other shells there
        return extensions.isEmpty() || extensions.stream().anyMatch(lower::endsWith)
                ? Stream.of(program)
                : extensions.stream().map(program::concat);
    }

    private Optional<Path> file(String entry, String name) {
        try {
            return Optional.of(
                    folder.resolve(entry).resolve(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
