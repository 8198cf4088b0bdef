package io.github.metaspo.maven;

import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.ModelSurroundings;
import io.github.metaspo.scoring.MetricException;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.SuiteLoader;
import io.github.metaspo.workflow.Console;
import io.github.metaspo.workflow.Models;
import io.github.metaspo.workflow.OutputFiles;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all goals share: which suites, whether at all, and what becomes of an exception. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class AbstractSuiteMojo extends AbstractMojo {

    /** Leaves all goals of this plugin out. */
    @Parameter(property = "metaspo.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The suites to work on, as names ({@code review}) or as files, separated by commas. All suites of
     * {@code suiteDirectory} where it is not given.
     */
    @Parameter(property = "metaspo.suite")
    private List<String> suite;

    /** The folder of the suites: every {@code *.yaml} in it but {@code *.lock.yaml}. */
    @Parameter(property = "metaspo.suiteDirectory", defaultValue = "${project.basedir}/src/main/metaspo")
    private File suiteDirectory;

    /** The folder where downloaded model files are kept. */
    @Parameter(property = "metaspo.models", defaultValue = "${user.home}/.cache/metaspo/models")
    private File models;

    /**
     * Where replies are kept: a file, relative to the root of the project, or the address of a PostgreSQL database,
     * {@code jdbc:postgresql://host/name}.
     */
    @Parameter(property = "metaspo.store")
    private @Nullable String store;

    /** The server in settings.xml that has user and password of the database in {@code store}. */
    @Parameter(property = "metaspo.storeServer", defaultValue = "metaspo-store")
    private String storeServer;

    /** Whether measurements, too, use replies that earlier runs stored. */
    @Parameter(property = "metaspo.reuse", defaultValue = "false")
    private boolean reuse;

    /** Whether only models on this machine are asked, and stored and recorded replies are used; so with {@code -o}, too. */
    @Parameter(property = "metaspo.offline", defaultValue = "false")
    private boolean offline;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Component
    private SettingsDecrypter settingsDecrypter;

    @Component
    private RepositorySystem repositorySystem;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, because metaspo.skip is set");
            return;
        }
        try {
            begin();
            for (Suite loaded : suites()) {
                process(loaded);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted before the end", e);
        } catch (SuiteException | ModelException | MetricException | InvalidMeasurementException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failure("cannot read or write: " + e.getMessage(), e);
        }
    }

    /** All suites are read before work on the first begins, so that a mistake in the last costs no money. */
    private List<Suite> suites() throws SuiteException, IOException {
        SuiteLoader loader =
                new SuiteLoader(ProjectRoot.of(project, session), UserProperties.overrides(session, plugin));
        List<Suite> suites = new ArrayList<>();
        for (Path file : new SuiteSelection(suiteDirectory.toPath(), suite).files(project, session)) {
            suites.add(loader.load(file));
        }
        return suites;
    }

    /** Does what comes once in a module, before its suites. */
    void begin() throws ModelException {}

    /** Does the goal's work for one suite. */
    abstract void process(Suite suite)
            throws SuiteException, ModelException, InvalidMeasurementException, IOException, InterruptedException;

    Console console() {
        return MavenConsole.of(getLog(), session);
    }

    Models models() {
        ModelProviders providers = ModelProviders.find(getClass().getClassLoader());
        ModelSurroundings surroundings = new MavenSurroundings(
                session, project, settingsDecrypter, repositorySystem, models.toPath(), offline, getLog());
        return new BuildModels(providers, surroundings, store(), reuse, Clock.systemUTC());
    }

    StoreLocation store() {
        return new StoreLocation(
                Optional.ofNullable(store),
                ProjectRoot.of(project, session),
                storeServer,
                new MavenSettings(session.getSettings(), settingsDecrypter),
                getLog());
    }

    /** Whether this is the module where the build was begun. */
    boolean isFirstModule() {
        return project.isExecutionRoot();
    }

    Metrics metrics() {
        return Metrics.find(getClass().getClassLoader());
    }

    OutputFiles files(Suite suite) {
        Path target = Path.of(project.getBuild().getDirectory());
        return new OutputFiles(target.resolve("metaspo").resolve(suite.name()), target.resolve("metaspo-reports"));
    }

    /** The stack trace is for those who ask for it; Maven would string the messages of all causes together. */
    private MojoExecutionException failure(String message, Exception cause) {
        boolean wanted = getLog().isDebugEnabled() || session.getRequest().isShowErrors();
        return wanted ? new MojoExecutionException(message, cause) : new MojoExecutionException(message);
    }
}
