package io.github.metaspo.goal.report;

import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.ReportPage;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.report.html.data.SuiteFacts;

import java.io.IOException;
import java.util.List;

/** The report goal: writes the page of each suite that was measured. Calls no model and needs no network. */
public final class Report {

    private final Console console;

    public Report(Console console) {
        this.console = console;
    }

    /**
     * A suite with its output files.
     *
     * @param suite what a page needs of its file
     */
    public record Input(SuiteFacts suite, OutputFiles files) {}

    /**
     * Writes the pages.
     *
     * @return the number of pages
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    public int run(List<Input> inputs) throws IOException, InterruptedException {
        ReportPage page = new ReportPage(console);
        int pages = 0;
        for (Input input : inputs) {
            if (page.write(input.suite(), input.files())) {
                pages++;
            } else {
                console.info(
                        input.suite().name() + ": nothing was measured yet, so there is no page; mvn metaspo:evaluate"
                                + " measures the prompt");
            }
        }
        return pages;
    }
}
