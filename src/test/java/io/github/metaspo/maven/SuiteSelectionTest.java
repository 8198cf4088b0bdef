package io.github.metaspo.maven;

import io.github.metaspo.goal.RefusedException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class SuiteSelectionTest {

    private static final String FOLDER = "src/main/metaspo";

    @TempDir
    private Path root;

    @Test
    void aProjectWithoutASuiteIsWarnedOfWithTheFolder() throws IOException {
        MavenProject project = module("alone");
        assertThat(selection(project).noSuite(project, session(project), "evaluate"))
                .contains("there is no suite in " + folder(project) + ", so metaspo:evaluate did nothing; write a suite"
                        + " there, or name its folder with -Dmetaspo.suiteDirectory");
    }

    @Test
    void ofAReactorWithoutASuiteOnlyTheFirstModuleWarns() throws IOException {
        MavenProject first = module("first");
        MavenProject second = module("second");
        MavenSession session = session(first, second);
        assertThat(selection(first).noSuite(first, session, "check").orElseThrow())
                .startsWith("there is no suite in " + folder(first) + ", nor in this folder of the other modules, so");
        assertThat(selection(second).noSuite(second, session, "check")).isEmpty();
    }

    @Test
    void aModuleWithoutASuiteBesideOneWithASuiteIsLeftAlone() throws IOException {
        MavenProject first = module("first");
        MavenProject second = module("second");
        suite(second, "review");
        MavenSession session = session(first, second);
        assertThat(selection(first).noSuite(first, session, "check")).isEmpty();
    }

    @Test
    void aSuiteThatDoesNotExistIsNamedWithItsFileAndASimilarOne() throws IOException {
        MavenProject project = module("alone");
        suite(project, "review");
        assertThatThrownBy(
                        () -> new SuiteSelection(folder(project), List.of("reviews")).files(project, session(project)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("there is no suite reviews: no file "
                        + folder(project).resolve("reviews.yaml") + "; did you mean \"review\"?");
    }

    private void suite(MavenProject project, String name) throws IOException {
        Files.createDirectories(folder(project));
        Files.writeString(
                folder(project).resolve(name + ".yaml"),
                "suite: " + name + "\nsystemPrompt: Help.\nmodels: {}\ntasks: []\n");
    }

    private static SuiteSelection selection(MavenProject project) {
        return new SuiteSelection(folder(project), List.of());
    }

    private static Path folder(MavenProject project) {
        return project.getBasedir().toPath().resolve(FOLDER);
    }

    private MavenProject module(String name) {
        MavenProject project = mock(MavenProject.class);
        when(project.getBasedir()).thenReturn(root.resolve(name).toFile());
        return project;
    }

    private static MavenSession session(MavenProject... modules) {
        MavenSession session = mock(MavenSession.class);
        when(session.getProjects()).thenReturn(Stream.of(modules).toList());
        return session;
    }
}
