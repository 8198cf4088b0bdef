package io.github.metaspo.maven;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.goal.check.RegressionException;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.scoring.MetricException;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Base class of all goals: finds the suites, handles {@code metaspo.skip}, and turns exceptions into build failures. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public abstract class AbstractSuiteFilesMojo extends AbstractMojo {

    /** Skips all goals of this plugin. */
    @Parameter(property = "metaspo.skip", defaultValue = "false")
    private boolean skip;

    /** The folder of the suites: all its {@code *.yaml} files except {@code *.lock.yaml}. */
    @Parameter(property = "metaspo.suiteDirectory", defaultValue = "${project.basedir}/src/main/metaspo")
    private File suiteDirectory;

    /** Whether to log every round of a search, not only those that improve the prompt. */
    @Parameter(property = "metaspo.verbose", defaultValue = "false")
    private boolean verbose;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** One for the whole goal, because it knows whether a line of the progress is open on the terminal. */
    private @Nullable MavenConsole console;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            console().info("skipped, because metaspo.skip is set");
            return;
        }
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted before the end", e);
        } catch (RegressionException e) {
            throw new MojoFailureException(UntrustedText.visible(String.valueOf(e.getMessage())));
        } catch (SuiteException | ModelException | MetricException | InvalidMeasurementException | RefusedException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failure("cannot read or write: " + e.getMessage(), e);
        } finally {
            clearTerminal();
        }
    }

    /** Runs the goal for one module. */
    protected abstract void work()
            throws SuiteException, ModelException, InvalidMeasurementException, RegressionException, RefusedException,
                    IOException, InterruptedException;

    protected Path suiteDirectory() {
        return suiteDirectory.toPath();
    }

    protected SuiteLoader loader() {
        return new SuiteLoader(ProjectRoot.of(project, session), UserProperties.overrides(session, plugin, getClass()));
    }

    protected Console console() {
        MavenConsole known = console;
        if (known == null) {
            known = MavenConsole.of(getLog(), session, verbose);
            console = known;
        }
        return known;
    }

    private void clearTerminal() {
        MavenConsole known = console;
        if (known != null) {
            known.clear();
        }
    }

    /** Warns if the goal was called by name and no module has a suite; as part of a lifecycle it stays quiet, because a module needs none. */
    void warnIfThereIsNoSuite() throws IOException {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            new SuiteSelection(suiteDirectory(), List.of())
                    .noSuite(project, session, execution.getGoal())
                    .ifPresent(console()::warn);
        }
    }

    protected MavenProject project() {
        return project;
    }

    protected MavenSession session() {
        return session;
    }

    /** Attaches the cause only with {@code -e} or {@code -X}: otherwise Maven would join the messages of all causes. */
    private MojoExecutionException failure(String message, Exception cause) {
        boolean withCause = getLog().isDebugEnabled() || session.getRequest().isShowErrors();
        String visible = UntrustedText.visible(message);
        return withCause ? new MojoExecutionException(visible, visible(cause)) : new MojoExecutionException(visible);
    }

    /** Returns the exception, or a copy with escaped messages if one of them contains hidden characters. */
    private static Throwable visible(Throwable cause) {
        Throwable next = cause.getCause() == null ? null : visible(cause.getCause());
        String text = cause.toString();
        if (next == cause.getCause() && UntrustedText.firstHidden(text).isEmpty()) {
            return cause;
        }
        Exception copy = new Exception(UntrustedText.visible(text), next);
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }
}
