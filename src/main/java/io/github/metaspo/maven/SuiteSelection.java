package io.github.metaspo.maven;

import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.read.SuiteFiles;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @throws IOException if the folder cannot be read
     * @throws RefusedException if a requested suite is in no module
     */
    List<Path> files(MavenProject project, MavenSession session) throws RefusedException, IOException {
        if (requested.isEmpty()) {
            return SuiteFiles.in(folder);
        }
        List<Path> files = new ArrayList<>();
        for (String suite : requested) {
            Path file = file(folder, suite);
            if (Files.isRegularFile(file)) {
                files.add(file);
            } else if (!isElsewhere(suite, project, session)) {
                throw new RefusedException("there is no suite " + suite + ": no file " + file + near(suite));
            }
        }
        return files;
    }

    /** Returns the end of the sentence about a suite that does not exist: the name of a similar one, if there is one. */
    private String near(String suite) throws IOException {
        return Nearest.hint(
                suite, SuiteFiles.in(folder).stream().map(SuiteFiles::nameOf).toList());
    }

    /**
     * Returns a warning that no module has a suite; empty if one has, or if this is not the first module, which warns for all.
     *
     * @param goal that was called by name
     */
    Optional<String> noSuite(MavenProject project, MavenSession session, String goal) throws IOException {
        List<MavenProject> modules = session.getProjects();
        Path relative = project.getBasedir().toPath().relativize(folder);
        if (modules.size() > 1 && !modules.get(0).equals(project)) {
            return Optional.empty();
        }
        for (MavenProject module : modules) {
            if (!SuiteFiles.in(module.getBasedir().toPath().resolve(relative)).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("there is no suite in " + folder
                + (modules.size() > 1 ? ", nor in this folder of the other modules" : "") + ", so metaspo:" + goal
                + " did nothing; write a suite there, or name its folder with -Dmetaspo.suiteDirectory");
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
