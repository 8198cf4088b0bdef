package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a suite may read from: of the whole project, not of one module. */
final class ProjectRoot {

    private ProjectRoot() {}

    /** The nearest folder above a module with {@code .mvn} or {@code .git}, else that of the topmost POM. */
    static Path of(MavenProject project, MavenSession session) {
        Path start = project.getBasedir().toPath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn")) || Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        Path top = session.getTopLevelProject().getBasedir().toPath();
        return start.startsWith(top) ? top : start;
    }
}
