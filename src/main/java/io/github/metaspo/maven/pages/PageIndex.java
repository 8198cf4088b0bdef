package io.github.metaspo.maven.pages;

import io.github.metaspo.report.html.Index;
import io.github.metaspo.report.html.Pages;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The indexes of report pages: each module has one over its own suites and those of the modules below it, so that the index of the topmost module
 * shows the whole build.
 */
public final class PageIndex {

    /** Modules are built in parallel, and each rewrites the index of those above it. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final MavenSession session;

    public PageIndex(MavenSession session) {
        this.session = session;
    }

    /** Returns the folder of a module's pages. */
    public static Path folder(MavenProject module) {
        return Path.of(module.getBuild().getDirectory()).resolve("metaspo");
    }

    /**
     * Writes the indexes that show the pages of a module: its own, and those of the modules above it in this build.
     *
     * @throws IOException if a file cannot be read or written
     */
    public void update(MavenProject module) throws IOException {
        Pages pages = new Pages();
        synchronized (ONE_AT_A_TIME) {
            for (MavenProject above : session.getProjects()) {
                if (isBelow(module, above)) {
                    pages.write(of(above, folder(above)), folder(above).resolve(Pages.INDEX));
                }
            }
        }
    }

    /**
     * Returns the pages of a module and of those below it.
     *
     * @param from folder to which links are relative
     * @throws IOException if a file cannot be read
     */
    public Index of(MavenProject module, Path from) throws IOException {
        List<Index.Place> places = modules(module).stream()
                .map(other -> new Index.Place(other.getArtifactId(), folder(other)))
                .toList();
        return Index.of(from, places);
    }

    /** Returns a module and those below it that are part of the build. */
    public List<MavenProject> modules(MavenProject module) {
        return session.getProjects().stream()
                .filter(other -> isBelow(other, module))
                .toList();
    }

    private static boolean isBelow(MavenProject module, MavenProject above) {
        return module.getBasedir()
                .toPath()
                .toAbsolutePath()
                .normalize()
                .startsWith(above.getBasedir().toPath().toAbsolutePath().normalize());
    }
}
