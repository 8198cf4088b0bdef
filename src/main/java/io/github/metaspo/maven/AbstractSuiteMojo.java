package io.github.metaspo.maven;

import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.Models;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.ReportPage;
import io.github.metaspo.goal.check.RegressionException;
import io.github.metaspo.maven.pages.PageIndex;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.calls.store.SqlStore;
import io.github.metaspo.report.html.data.SuiteFacts;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Driver;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Base class of the goals that work on selected suites with their examples, models and metrics. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class AbstractSuiteMojo extends AbstractSuiteFilesMojo {

    /**
     * The suites to work on, as names ({@code review}) or files, separated by commas. By default all suites in
     * {@code suiteDirectory}.
     */
    @Parameter(property = "metaspo.suite")
    private List<String> suite;

    /** The folder for downloaded model files. */
    @Parameter(property = "metaspo.models", defaultValue = "${user.home}/.cache/metaspo/models")
    private File models;

    /**
     * Where replies are stored: a file, relative to the root of the project, or the URL of a PostgreSQL database,
     * {@code jdbc:postgresql://host/name}. By default the file {@code .metaspo/responses.db}.
     */
    @Parameter(property = "metaspo.store")
    private @Nullable String store;

    /** The id of the server in {@code settings.xml} that has the user and password of the database in {@code store}. */
    @Parameter(property = "metaspo.storeServer", defaultValue = "metaspo-store")
    private String storeServer;

    /** Whether measurements also use replies stored by earlier runs. A search always does. */
    @Parameter(property = "metaspo.reuse", defaultValue = "false")
    private boolean reuse;

    /** Whether to call only models on this machine, and to use stored and recorded replies. Maven's {@code -o} implies it. */
    @Parameter(property = "metaspo.offline", defaultValue = "false")
    private boolean offline;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    @Inject
    private RepositorySystem repositorySystem;

    @Override
    protected final void work()
            throws SuiteException, ModelException, InvalidMeasurementException, RegressionException, RefusedException,
                    IOException, InterruptedException {
        begin();
        for (Suite loaded : suites()) {
            boolean goesOn = true;
            try {
                process(loaded);
            } catch (InterruptedException e) {
                goesOn = false;
                throw e;
            } finally {
                if (goesOn && writesPages()) {
                    page(loaded);
                }
            }
        }
        end();
    }

    /** Returns whether the report page of a suite is written after {@link #process}. */
    boolean writesPages() {
        return false;
    }

    /** Writes the report page of a suite and names it. A page that cannot be written does not fail the build: its numbers are in other files. */
    final void page(Suite suite) throws InterruptedException {
        try {
            if (new ReportPage(console()).write(SuiteFacts.of(suite), files(suite))) {
                new PageIndex(session()).update(project());
            }
        } catch (IOException | RuntimeException e) {
            // also a defect of the page: it must not take the place of what the goal itself reports
            console().warn(suite.name() + ": the page cannot be written: " + e);
        }
    }

    /** Loads all suites before the first is processed, so that an error in the last one costs no money. */
    private List<Suite> suites() throws SuiteException, RefusedException, IOException {
        SuiteLoader loader = loader();
        List<Suite> suites = new ArrayList<>();
        SuiteSelection selection = new SuiteSelection(suiteDirectory(), suite);
        for (Path file : selection.files(project(), session())) {
            suites.add(loader.load(file));
        }
        if (suites.isEmpty() && selection.requested().isEmpty() && needsSuites()) {
            warnIfThereIsNoSuite();
        }
        return suites;
    }

    /** Returns whether the goal does nothing without a suite. */
    boolean needsSuites() {
        return true;
    }

    /** Called once per module, before the first suite. */
    void begin() throws ModelException {}

    /** Called once per module, after the last suite, even if there is none. */
    void end()
            throws SuiteException, ModelException, InvalidMeasurementException, RegressionException, RefusedException,
                    IOException, InterruptedException {}

    /** Runs the goal for one suite. */
    abstract void process(Suite suite)
            throws SuiteException, ModelException, InvalidMeasurementException, RegressionException, RefusedException,
                    IOException, InterruptedException;

    Models models() {
        return new BuildModels(providers(), modelContext(), store(), reuse, Clock.systemUTC(), console());
    }

    ModelProviders providers() {
        return ModelProviders.find(getClass().getClassLoader());
    }

    private ModelContext modelContext() {
        return new MavenModelContext(
                session(), project(), settingsDecrypter, repositorySystem, models.toPath(), offline, console());
    }

    StoreLocation store() {
        return new StoreLocation(
                Optional.ofNullable(store),
                ProjectRoot.of(project(), session()),
                storeServer,
                new MavenSettings(session().getSettings(), settingsDecrypter),
                () -> modelContext().shared(Driver.class, "sqlite", SqlStore::driver),
                console());
    }

    /** Returns whether this is the module in which the build was started. */
    boolean isFirstModule() {
        return project().isExecutionRoot();
    }

    Metrics metrics() {
        return Metrics.find(getClass().getClassLoader());
    }

    OutputFiles files(Suite suite) {
        Path target = Path.of(project().getBuild().getDirectory());
        return new OutputFiles(
                target.resolve("metaspo").resolve(suite.name()), target.resolve("metaspo-reports"), shownPaths());
    }

    DisplayPaths shownPaths() {
        return new DisplayPaths(project().getBasedir().toPath());
    }
}
