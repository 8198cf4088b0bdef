package io.github.metaspo.maven.site;

import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.report.Report;
import io.github.metaspo.maven.ProjectRoot;
import io.github.metaspo.maven.pages.PageIndex;
import io.github.metaspo.report.html.Pages;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the report pages into the site of the project: for the reporting section of a POM. Writes the pages of the module and of the modules below
 * it as {@code metaspo:report} does, and copies them. Calls no model and needs no network.
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
            PageIndex pages = new PageIndex(session);
            for (MavenProject module : pages.modules(project)) {
                SuiteLoader loader = new SuiteLoader(ProjectRoot.of(module, session), Map.of());
                new Report(new Quiet()).run(PageInputs.of(module, suites(module), loader));
            }
            Path folder = getReportOutputDirectory().toPath().resolve(FOLDER);
            new Pages()
                    .write(pages.of(project, PageIndex.folder(project)).copiedTo(folder), folder.resolve(Pages.INDEX));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MavenReportException("interrupted before the end", e);
        } catch (IOException | SuiteException e) {
            throw new MavenReportException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the folder of a module's suites: where that of this module is, as modules below it are reported before they are built. */
    private Path suites(MavenProject module) {
        Path relative = project.getBasedir().toPath().relativize(suiteDirectory.toPath());
        return module.getBasedir().toPath().resolve(relative);
    }
}
