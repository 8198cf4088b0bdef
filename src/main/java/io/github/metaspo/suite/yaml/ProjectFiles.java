package io.github.metaspo.suite.yaml;

import io.github.metaspo.suite.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolver of the paths in a suite; most of them must stay within the project. */
public final class ProjectFiles {

    private final Path root;
    private final Path folder;
    private final Problems problems;

    /**
     * @param root the project folder
     * @param folder the folder to which relative paths are relative
     */
    public ProjectFiles(Path root, Path folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    /** Returns an existing file of the project; empty, with a problem, if there is no such file or it is outside the project. */
    public Optional<Path> existing(Node.Scalar path) {
        return resolve(path).filter(file -> {
            Optional<String> fault = fault(file);
            fault.ifPresent(message -> problems.add(path.place(), "\"" + path.text() + "\" " + message));
            return fault.isEmpty();
        });
    }

    /** Returns a file of the project that may not exist yet; empty, with a problem, if it is outside the project. */
    public Optional<Path> inside(Node.Scalar path) {
        return resolve(path).filter(file -> {
            boolean inside = absolute(file).startsWith(absolute(root));
            if (!inside) {
                problems.add(path.place(), "\"" + path.text() + "\" " + outside());
            }
            return inside;
        });
    }

    /** Returns the file of a path, which may be outside the project and may not exist; empty, with a problem, if invalid. */
    public Optional<Path> resolve(Node.Scalar path) {
        try {
            return Optional.of(folder.resolve(path.text()).normalize());
        } catch (InvalidPathException e) {
            problems.add(path.place(), "\"" + path.text() + "\" is not a valid path: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<String> fault(Path file) {
        if (!absolute(file).startsWith(absolute(root))) {
            return Optional.of(outside());
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(
                    Files.isDirectory(file)
                            ? "is a folder, not a file"
                            : "does not exist: there is no file " + file + near(file));
        }
        try {
            return file.toRealPath().startsWith(root.toRealPath()) ? Optional.empty() : Optional.of(outside());
        } catch (IOException e) {
            return Optional.of("cannot be resolved: " + e);
        }
    }

    /** Returns the end of the sentence about a missing file: a suggestion, if there is one. */
    private String near(Path file) {
        Path named = folder.relativize(folder.resolve(file));
        Path fromRoot = root.resolve(named);
        if (Files.isRegularFile(fromRoot)) {
            return "; paths are relative to the folder of the suite, so write \"" + folder.relativize(fromRoot) + "\"";
        }
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return parent == null || parent.equals(folder) ? "" : ", nor a folder " + parent;
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            List<String> names = siblings.map(sibling -> String.valueOf(sibling.getFileName()))
                    .toList();
            return Nearest.hint(String.valueOf(file.getFileName()), names);
        } catch (IOException e) {
            return "";
        }
    }

    private String outside() {
        return "is outside the project " + root + "; move the file into the project";
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
