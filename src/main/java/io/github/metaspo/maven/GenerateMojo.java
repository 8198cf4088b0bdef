package io.github.metaspo.maven;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.generate.Generate;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuitePrompt;
import io.github.metaspo.suite.read.SuiteFiles;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the system prompt of each suite on the classpath as {@code prompts/<suite>.txt}: the locked prompt, or the suite's own if there
 * is no lock. Also writes the user prompts of the lock, as {@code prompts/<suite>/<task>.txt}. Calls no model and needs no network.
 * Always works on all suites of the folder, regardless of {@code metaspo.suite}.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class GenerateMojo extends AbstractSuiteFilesMojo {

    /** The folder of the generated resources. */
    @Parameter(
            property = "metaspo.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/metaspo")
    private File outputDirectory;

    @Override
    protected void work() throws SuiteException, RefusedException, IOException {
        List<SuitePrompt> suites = suites();
        Path classes = Path.of(project().getBuild().getOutputDirectory());
        Resources resources = new Resources(project());
        new Generate(
                        console(),
                        resources.without(outputDirectory),
                        new DisplayPaths(project().getBasedir().toPath()))
                .run(suites, new PromptFolder(outputDirectory.toPath(), classes));
        if (!suites.isEmpty()) {
            resources.add(outputDirectory);
        }
        GeneratedSuites.in(getPluginContext())
                .addAll(suites.stream().map(SuitePrompt::name).toList());
    }

    private List<SuitePrompt> suites() throws SuiteException, IOException {
        SuiteLoader loader = loader();
        List<SuitePrompt> suites = new ArrayList<>();
        for (Path file : SuiteFiles.in(suiteDirectory())) {
            suites.add(loader.loadPrompt(file));
        }
        if (suites.isEmpty()) {
            warnIfThereIsNoSuite();
        }
        return suites;
    }
}
