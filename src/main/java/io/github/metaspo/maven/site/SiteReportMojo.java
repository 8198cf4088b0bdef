package io.github.metaspo.maven.site;

import io.github.metaspo.goal.Console;
import io.github.metaspo.goal.Progress;
import io.github.metaspo.goal.report.Report;
import io.github.metaspo.maven.ProjectRoot;
import io.github.metaspo.maven.pages.PageIndex;
import io.github.metaspo.report.html.Index;
import io.github.metaspo.report.html.Pages;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the report pages into the site of the project: for the reporting section of a POM. Writes the pages of the module's suites as
 * {@code metaspo:report} does, and copies them and those of the modules below it. Calls no model and needs no network.
 */
@Mojo(name = "site", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class SiteReportMojo extends AbstractMavenReport {

    private static final String FOLDER = "metaspo";

    /** Skips all goals of this plugin. */
    @Parameter(property = "metaspo.skip", defaultValue = "false")
    private boolean skip;

    /** The folder of the suites: all its {@code *.yaml} files except {@code *.lock.yaml}. */
    @Parameter(property = "metaspo.suiteDirectory", defaultValue = "${project.basedir}/src/main/metaspo")
    private File suiteDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** The site's own log says that the report is generated. */
    private static final class Quiet implements Console {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void progress(Progress progress) {}
    }

    @Override
    public String getOutputName() {
        return FOLDER + "/index";
    }

    @Override
    public String getName(Locale locale) {
        return "Prompts";
    }

    @Override
    public String getDescription(Locale locale) {
        return "How good the prompts of this project are, and how they became so.";
    }

    /** The pages bring their own layout. */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    public boolean canGenerateReport() {
        return !skip;
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            SuiteLoader loader = new SuiteLoader(ProjectRoot.of(project, session), Map.of());
            new Report(new Quiet()).run(PageInputs.of(project, suiteDirectory.toPath(), loader));
            publish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MavenReportException("interrupted before the end", e);
        } catch (IOException | SuiteException e) {
            throw new MavenReportException(String.valueOf(e.getMessage()), e);
        }
    }

    private void publish() throws IOException {
        Path folder = getReportOutputDirectory().toPath().resolve(FOLDER);
        Index built = new PageIndex(session).of(project, PageIndex.folder(project));
        new Pages().write(built.copiedTo(folder), folder.resolve(Pages.INDEX));
    }
}
