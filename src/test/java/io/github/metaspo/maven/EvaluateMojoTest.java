package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MojoTest
@Basedir("/projects/broken-suite")
class EvaluateMojoTest {

    @Test
    @InjectMojo(goal = "evaluate")
    void aBrokenSuiteIsAnExecutionExceptionWithItsPlace(EvaluateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("broken.yaml:3:")
                .hasMessageContaining("did you mean \"target\"?");
    }

    @Test
    @InjectMojo(goal = "evaluate")
    @MojoParameter(name = "skip", value = "true")
    void skippedItDoesNothing(EvaluateMojo mojo) {
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "evaluate")
    @MojoParameter(name = "suiteDirectory", value = "no-such-folder")
    void aModuleWithoutSuitesIsLeftAlone(EvaluateMojo mojo) {
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    @InjectMojo(goal = "evaluate")
    @MojoParameter(name = "suite", value = "review")
    void aSuiteThatIsAskedForMustBeThere(EvaluateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("there is no suite review: no file ");
    }
}
