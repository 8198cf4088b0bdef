package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class CompareMojoTest {

    @Test
    @InjectMojo(goal = "compare")
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunNeedsNoKeyAndWritesNothing(CompareMojo mojo) throws Exception {
        when(mojo.session().getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        Set<Path> before = LockedProject.files();
        mojo.execute();
        assertThat(LockedProject.files()).isEqualTo(before);
    }

    @Test
    @InjectMojo(goal = "compare")
    @Basedir("/projects/broken-suite")
    @MojoParameter(name = "skip", value = "true")
    void skippedItComparesNothing(CompareMojo mojo) throws Exception {
        mojo.execute();
    }
}
