package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.adapt.Adapt;
import io.github.metaspo.goal.adapt.AdaptOptions;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Adapts tasks to the locked system prompt: searches for a better user prompt of each on its train examples, and adds it to the lock if the
 * task's held-out examples confirm that it is better. The system prompt stays. Calls models; logs the maximum number of calls first.
 */
@Mojo(name = "adapt", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class AdaptMojo extends AbstractSuiteMojo {

    /** The tasks to adapt, as ids, separated by commas. By default all tasks with {@code role: unseen}. */
    @Parameter(property = "metaspo.tasks")
    private @Nullable List<String> tasks;

    /**
     * With {@code default}, also searches with the system prompt "You are a helpful assistant.", and writes how fast and how far both
     * searches come: {@code adaptation.json} and {@code adaptation.md}.
     */
    @Parameter(property = "metaspo.versus")
    private @Nullable String versus;

    /**
     * What the curves of {@code versus} show: {@code train}, the held-out score of the prompt that is best on the train examples;
     * {@code max}, the highest held-out score so far, which flatters a search that tries more.
     */
    @Parameter(property = "metaspo.looks", defaultValue = "train")
    private String looks;

    /** Stops before the first call, after logging the plan. */
    @Parameter(property = "metaspo.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** The folder of the generated resources, the same as for {@code generate}. */
    @Parameter(
            property = "metaspo.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/metaspo")
    private File outputDirectory;

    @Override
    void process(Suite suite)
            throws SuiteException, ModelException, RefusedException, InvalidMeasurementException, IOException,
                    InterruptedException {
        Path classes = Path.of(project().getBuild().getOutputDirectory());
        AdaptOptions options =
                AdaptOptions.of(tasks == null ? List.of() : tasks, Optional.ofNullable(versus), looks, dryRun);
        new Adapt(models(), metrics(), console(), Clock.systemUTC())
                .run(suite, files(suite), new PromptFolder(outputDirectory.toPath(), classes), options);
    }
}
