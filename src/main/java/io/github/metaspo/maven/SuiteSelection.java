package io.github.metaspo.maven;

import io.github.metaspo.suite.read.SuiteFiles;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the suites of a module that a goal works on.
 *
 * @param folder of the module's suites
 * @param requested names or files; empty for all suites in the folder
 */
record SuiteSelection(Path folder, List<String> requested) {

    SuiteSelection {
        requested = requested == null ? List.of() : List.copyOf(requested);
    }

    /**
     * Returns the files of the selected suites; none if the module has none of them.
     *
     * @throws IOException if the folder cannot be read, or a requested suite is in no module
     */
    List<Path> files(MavenProject project, MavenSession session) throws IOException {
        if (requested.isEmpty()) {
            return SuiteFiles.in(folder);
        }
        List<Path> files = new ArrayList<>();
        for (String suite : requested) {
            Path file = file(folder, suite);
            if (Files.isRegularFile(file)) {
                files.add(file);
            } else if (!isElsewhere(suite, project, session)) {
                throw new IOException("there is no suite " + suite + ": no file " + file);
            }
        }
        return files;
    }

    private static Path file(Path folder, String suite) {
        boolean isFile = suite.endsWith(".yaml") || suite.endsWith(".yml");
        return isFile ? Path.of(suite).toAbsolutePath() : folder.resolve(suite + ".yaml");
    }

    /** In a reactor a suite is requested for all modules, but only one module has it. */
    private boolean isElsewhere(String suite, MavenProject project, MavenSession session) {
        Path relative = project.getBasedir().toPath().relativize(folder);
        return session.getProjects().stream()
                .map(other -> other.getBasedir().toPath().resolve(relative))
                .anyMatch(other -> Files.isRegularFile(file(other, suite)));
    }
}
