package io.github.metaspo.maven.site;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.report.Report;
import io.github.metaspo.maven.AbstractSuiteFilesMojo;
import io.github.metaspo.maven.pages.PageIndex;
import io.github.metaspo.report.html.Pages;
import io.github.metaspo.suite.SuiteException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

import java.io.IOException;

/**
 * Writes a page for each suite, {@code target/metaspo/<suite>/report.html}, from the files of the other goals, lock and baseline, and an index of
 * all pages, {@code target/metaspo/index.html}; that of the topmost module shows all modules of the build. A page is one file that needs nothing
 * else. Calls no model and needs no network.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractSuiteFilesMojo {

    @Override
    protected void work() throws SuiteException, IOException, InterruptedException {
        int pages = new Report(console()).run(PageInputs.of(project(), suiteDirectory(), loader()));
        new PageIndex(session()).update(project());
        if (pages > 1) {
            DisplayPaths shown = new DisplayPaths(project().getBasedir().toPath());
            console()
                    .info("the index of all pages is "
                            + shown.of(PageIndex.folder(project()).resolve(Pages.INDEX)));
        }
    }
}
