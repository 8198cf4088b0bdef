package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.optimize.Optimize;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Improves the system prompt of each suite: searches on the train examples, and locks the prompt found if the held-out examples
 * confirm that it is better. Writes {@code <suite>.lock.yaml} and {@code <suite>.baseline.csv} next to the suite, the prompt to the
 * generated resources, and every candidate to {@code target/metaspo/<suite>/run.json}. Calls models; logs the maximum number of calls
 * first.
 */
@Mojo(name = "optimize", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class OptimizeMojo extends AbstractSuiteMojo {

    /** Stops before the first call, after logging the plan. */
    @Parameter(property = "metaspo.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The folder of the generated resources, the same as for {@code generate}. */
    @Parameter(
            property = "metaspo.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/metaspo")
    private File outputDirectory;

    @Override
    boolean writesPages() {
        return !dryRun;
    }

    @Override
    void process(Suite suite)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Path classes = Path.of(project().getBuild().getOutputDirectory());
        new Optimize(models(), metrics(), console(), Clock.systemUTC())
                .run(suite, files(suite), new PromptFolder(outputDirectory.toPath(), classes), dryRun);
    }
}
