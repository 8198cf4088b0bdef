package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class CheckMojoTest {

    @AfterEach
    void unlock() throws Exception {
        LockedProject.unlock();
    }

    @Test
    @InjectMojo(goal = "check")
    void aPassLetsTheBuildGoOn(CheckMojo mojo) throws Exception {
        LockedProject.lock(2);
        mojo.execute();
        assertThat(LockedProject.file("target/metaspo/review/verdict.json"))
                .content()
                .contains("\"PASS\"");
    }

    @Test
    @InjectMojo(goal = "check")
    void aRegressionIsAFailure(CheckMojo mojo) throws Exception {
        LockedProject.lock(1);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContainingAll("review: REGRESSION", "below gate.minScore 0.60");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOnRegression", value = "false")
    void aRegressionCanBeAWarning(CheckMojo mojo) throws Exception {
        LockedProject.lock(1);
        mojo.execute();
        assertThat(LockedProject.file("target/metaspo/review/verdict.json"))
                .content()
                .contains("\"REGRESSION\"");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "failOnRegression", value = "false")
    void whatCannotBeJudgedIsAnExecutionExceptionInAnyCase(CheckMojo mojo) throws Exception {
        LockedProject.unlock();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContainingAll("review: INVALID", "there is no lock");
    }

    @Test
    @InjectMojo(goal = "check")
    @MojoParameter(name = "skip", value = "true")
    void skippedItJudgesNothing(CheckMojo mojo) throws Exception {
        LockedProject.unlock();
        mojo.execute();
    }
}
