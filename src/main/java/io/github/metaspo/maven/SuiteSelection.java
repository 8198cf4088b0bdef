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
 * Which suites of a module a goal works on.
 *
 * @param folder of the module's suites
 * @param wanted names or files; empty for all of the folder
 */
record SuiteSelection(Path folder, List<String> wanted) {

    SuiteSelection {
        wanted = wanted == null ? List.of() : List.copyOf(wanted);
    }

    /**
     * The files of the suites; none in a module without suites.
     *
     * @throws IOException when the folder cannot be read, or a suite that was asked for is in no module
     */
    List<Path> files(MavenProject project, MavenSession session) throws IOException {
        if (wanted.isEmpty()) {
            return SuiteFiles.in(folder);
        }
        List<Path> files = new ArrayList<>();
        for (String suite : wanted) {
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

    /** In a reactor a suite is asked for once and stands in one module. */
    private boolean isElsewhere(String suite, MavenProject project, MavenSession session) {
        Path relative = project.getBasedir().toPath().relativize(folder);
        return session.getProjects().stream()
                .map(other -> other.getBasedir().toPath().resolve(relative))
                .anyMatch(other -> Files.isRegularFile(file(other, suite)));
    }
}
