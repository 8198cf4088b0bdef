package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class AdaptMojoTest {

    @AfterEach
    void unlock() throws Exception {
        LockedProject.unlock();
    }

    @Test
    @InjectMojo(goal = "adapt")
    @MojoParameter(name = "looks", value = "train")
    @MojoParameter(name = "tasks", value = "colours")
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunNeedsNoKeyAndWritesNothing(AdaptMojo mojo) throws Exception {
        LockedProject.lock(1);
        when(mojo.session().getRepositorySession()).thenReturn(new DefaultRepositorySystemSession());
        Set<Path> before = LockedProject.files();
        mojo.execute();
        assertThat(LockedProject.files()).isEqualTo(before);
    }

    @Test
    @InjectMojo(goal = "adapt")
    @MojoParameter(name = "looks", value = "train")
    void withoutALockItIsAnExecutionExceptionThatSaysWhatToDo(AdaptMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("review: there is no lock")
                .hasMessageContaining("mvn metaspo:optimize");
    }

    @Test
    @InjectMojo(goal = "adapt")
    @Basedir("/projects/broken-suite")
    @MojoParameter(name = "skip", value = "true")
    void skippedItSearchesNothing(AdaptMojo mojo) throws Exception {
        mojo.execute();
    }
}
