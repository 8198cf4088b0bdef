package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class AcceptMojoTest {

    @BeforeEach
    void nothingIsMeasured() throws Exception {
        Files.deleteIfExists(LockedProject.file("target/metaspo/review/results.json"));
    }

    @Test
    @InjectMojo(goal = "accept")
    @MojoParameter(name = "force", value = "true")
    @MojoParameter(name = "reason", value = " ")
    void aReasonMustBeGiven(AcceptMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("say why the new score is fine: -Dmetaspo.reason=\"...\"");
    }

    @Test
    @InjectMojo(goal = "accept")
    @MojoParameter(name = "force", value = "true")
    @MojoParameter(name = "reason", value = "first")
    void withoutAMeasurementThereIsNothingToAccept(AcceptMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("review: ", "mvn metaspo:evaluate");
    }

    @Test
    @InjectMojo(goal = "accept")
    @MojoParameter(name = "force", value = "true")
    @MojoParameter(name = "reason", value = "better")
    @MojoParameter(name = "candidate", value = "true")
    void withoutASearchThereIsNoCandidate(AcceptMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("review: ", "metaspo:optimize");
    }

    @Test
    @InjectMojo(goal = "accept")
    @MojoParameter(name = "skip", value = "true")
    void skippedItNeedsNoReason(AcceptMojo mojo) throws Exception {
        mojo.execute();
    }
}
