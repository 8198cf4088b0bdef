package io.github.metaspo.goal;

import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.report.html.Pages;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.data.SuiteFacts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Writes the report page of a suite from the files that goals have left. Calls no model and needs no network. */
public final class ReportPage {

    private final Console console;
    private final Pages pages = new Pages();

    public ReportPage(Console console) {
        this.console = console;
    }

    /**
     * Writes the page and names it, with its verdict. If there is nothing to show, deletes the page of an earlier run.
     *
     * @return whether there is a page
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean write(SuiteFacts suite, OutputFiles files) throws IOException, InterruptedException {
        Optional<String> title = title(suite, files);
        title.ifPresent(verdict -> console.info(suite.name() + ": " + verdict + "; the page is "
                + files.shown().of(files.folder().resolve(Pages.PAGE))));
        return title.isPresent();
    }

    /** Writes the page without a word; returns its verdict in few words, or empty if there is nothing to show. */
    private Optional<String> title(SuiteFacts suite, OutputFiles files) throws IOException, InterruptedException {
        SuiteData data = SuiteData.read(suite, files.folder());
        if (data.isEmpty()) {
            Files.deleteIfExists(files.folder().resolve(Pages.PAGE));
            Files.deleteIfExists(files.folder().resolve(Pages.CARD));
            return Optional.empty();
        }
        return Optional.of(pages.write(data).title());
    }
}
