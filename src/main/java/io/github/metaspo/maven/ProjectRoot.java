package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the root folder of a multi-module project: suites may read files below it, and the default store is in it. */
public final class ProjectRoot {

    private ProjectRoot() {}

    /**
     * Returns the nearest folder above a module with {@code .mvn} or {@code .git}. Without one, returns the topmost folder around the module
     * that has a POM of the reactor or of one of the module's parents, so that a build of one module ({@code -pl}) has the same root.
     */
    public static Path of(MavenProject project, MavenSession session) {
        Path start = project.getBasedir().toPath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn")) || Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        Stream<MavenProject> parents = Stream.iterate(project, Objects::nonNull, MavenProject::getParent);
        return Stream.concat(session.getAllProjects().stream(), parents)
                .map(MavenProject::getBasedir)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .filter(start::startsWith)
                .min(Comparator.comparing(Path::getNameCount))
                .orElse(start);
    }
}
