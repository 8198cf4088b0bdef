package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class OptimizeMojoTest {

    @Test
    @InjectMojo(goal = "optimize")
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunNeedsNoKeyAndWritesNothing(OptimizeMojo mojo) throws Exception {
        when(mojo.session().getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        mojo.execute();
        assertThat(LockedProject.file("src/main/metaspo/review.lock.yaml")).doesNotExist();
    }

    @Test
    @Basedir("/projects/broken-suite")
    @InjectMojo(goal = "optimize")
    void aBrokenSuiteIsAnExecutionExceptionWithItsPlace(OptimizeMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("broken.yaml:");
    }

    @Test
    @InjectMojo(goal = "optimize")
    @Basedir("/projects/broken-suite")
    @MojoParameter(name = "skip", value = "true")
    void skippedItSearchesNothing(OptimizeMojo mojo) throws Exception {
        mojo.execute();
    }
}
