package io.github.metaspo.maven.site;

import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.report.Report;
import io.github.metaspo.maven.pages.PageIndex;
import io.github.metaspo.report.html.data.SuiteFacts;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.read.SuiteFiles;
import io.github.metaspo.suite.read.SuiteLoader;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the suites of a module and the folders of their output files. */
final class PageInputs {

    private PageInputs() {}

    static List<Report.Input> of(MavenProject project, Path suites, SuiteLoader loader)
            throws SuiteException, IOException {
        Path folder = PageIndex.folder(project);
        DisplayPaths shown = new DisplayPaths(project.getBasedir().toPath());
        List<Report.Input> inputs = new ArrayList<>();
        for (Path file : SuiteFiles.in(suites)) {
            SuiteFacts suite = SuiteFacts.of(loader.loadPrompt(file), loader.loadGate(file));
            Path junit = folder.resolveSibling("metaspo-reports");
            inputs.add(new Report.Input(suite, new OutputFiles(folder.resolve(suite.name()), junit, shown)));
        }
        return inputs;
    }
}
