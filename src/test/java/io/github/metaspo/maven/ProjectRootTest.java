package io.github.metaspo.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class ProjectRootTest {

    @TempDir
    private Path folder;

    private final MavenSession session = mock(MavenSession.class);

    @Test
    void withoutAMarkerAModuleBuiltAloneBelongsToTheReactor() {
        MavenProject root = project("");
        MavenProject module = project("deep/module");
        when(session.getAllProjects()).thenReturn(List.of(module, root));
        when(session.getTopLevelProject()).thenReturn(module);
        assertThat(ProjectRoot.of(module, session)).isEqualTo(folder);
    }

    @Test
    void aModuleBuiltInItsOwnFolderBelongsToItsParents() {
        MavenProject module = project("module");
        module.setParent(project(""));
        when(session.getAllProjects()).thenReturn(List.of(module));
        assertThat(ProjectRoot.of(module, session)).isEqualTo(folder);
    }

    @Test
    void aParentFromARepositoryOrBesideTheModuleSaysNothing() {
        MavenProject module = project("module");
        MavenProject beside = project("parent");
        beside.setParent(new MavenProject());
        module.setParent(beside);
        when(session.getAllProjects()).thenReturn(List.of(module));
        assertThat(ProjectRoot.of(module, session)).isEqualTo(folder.resolve("module"));
    }

    @Test
    void theNearestMarkerWins() throws IOException {
        MavenProject module = project("a/module");
        Files.createDirectories(folder.resolve("a/.mvn"));
        when(session.getAllProjects()).thenReturn(List.of(project(""), module));
        assertThat(ProjectRoot.of(module, session)).isEqualTo(folder.resolve("a"));
    }

    private MavenProject project(String name) {
        MavenProject project = new MavenProject();
        File directory = folder.resolve(name).toFile();
        project.setFile(new File(directory, "pom.xml"));
        return project;
    }
}
