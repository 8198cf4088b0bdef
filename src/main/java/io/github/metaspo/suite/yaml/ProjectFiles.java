package io.github.metaspo.suite.yaml;

import io.github.metaspo.suite.Nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that a suite names, as long as they lie in the project. */
public final class ProjectFiles {

    private final Path root;
    private final Path folder;
    private final Problems problems;

    /**
     * @param root folder that no path may leave
     * @param folder where relative paths start
     */
    public ProjectFiles(Path root, Path folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    /** An existing file of the project; empty, with a problem, where the path leads to none. */
    public Optional<Path> existing(Node.Scalar path) {
        return resolve(path).filter(file -> {
            Optional<String> fault = fault(file);
            fault.ifPresent(message -> problems.add(path.place(), "\"" + path.text() + "\" " + message));
            return fault.isEmpty();
        });
    }

    /** The file of the project that a path means, whether or not it is there yet. */
    public Optional<Path> inside(Node.Scalar path) {
        return resolve(path).filter(file -> {
            boolean inside = absolute(file).startsWith(absolute(root));
            if (!inside) {
                problems.add(path.place(), "\"" + path.text() + "\" " + outside());
            }
            return inside;
        });
    }

    /** The file that a path means, wherever it lies and whether or not it is there. */
    public Optional<Path> resolve(Node.Scalar path) {
        try {
            return Optional.of(folder.resolve(path.text()).normalize());
        } catch (InvalidPathException e) {
            problems.add(path.place(), "\"" + path.text() + "\" is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private Optional<String> fault(Path file) {
        if (!absolute(file).startsWith(absolute(root))) {
            return Optional.of(outside());
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(
                    Files.isDirectory(file) ? "is a folder, not a file" : "is not there: no file " + file + near(file));
        }
        try {
            return file.toRealPath().startsWith(root.toRealPath()) ? Optional.empty() : Optional.of(outside());
        } catch (IOException e) {
            return Optional.of("cannot be followed: " + e);
        }
    }

    /** The file that was probably meant. */
    private String near(Path file) {
        Path named = folder.relativize(folder.resolve(file));
        Path fromRoot = root.resolve(named);
        if (Files.isRegularFile(fromRoot)) {
            return "; paths begin at the folder of the suite, so write \"" + folder.relativize(fromRoot) + "\"";
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
        return "leads out of the project " + root + "; put the file into the project";
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
