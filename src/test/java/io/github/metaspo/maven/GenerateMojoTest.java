package io.github.metaspo.maven;

import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MojoTest
@Basedir(LockedProject.BASEDIR)
class GenerateMojoTest {

    private Path prompt = Path.of("");

    @BeforeEach
    void nothingIsGenerated() throws Exception {
        prompt = LockedProject.file("target/prompts/prompts/review.txt");
        Files.deleteIfExists(prompt);
    }

    @Test
    @InjectMojo(goal = "generate")
    void thePromptBecomesAResourceOfTheProject(GenerateMojo mojo) throws Exception {
        mojo.project().getBuild().setResources(new ArrayList<>()); // the harness gives a list that cannot grow
        mojo.execute();
        assertThat(prompt).hasContent("You are a helpful assistant.");
        assertThat(mojo.project().getResources()).anySatisfy(resource -> assertThat(Path.of(resource.getDirectory()))
                .isEqualTo(LockedProject.file("target/prompts")));
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "skip", value = "true")
    void skippedItGeneratesNothing(GenerateMojo mojo) throws Exception {
        mojo.execute();
        assertThat(prompt).doesNotExist();
    }

    @Test
    @Basedir("/projects/broken-suite")
    @InjectMojo(goal = "generate")
    void aBrokenSuiteIsAnExecutionExceptionWithItsPlace(GenerateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("broken.yaml:");
    }
}
