package io.github.metaspo.goal.search;

import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The file of a search with every candidate. It is written after each decision, so that a build that is killed leaves what it paid for; not
 * after each one if that would take more than a small part of the time.
 */
final class SearchFile implements SearchRun.Output {

    /** The search goes on for at least this many times the duration of the last write before the next one. */
    private static final int SPACING = 20;

    private final Suite suite;
    private final OutputFiles files;
    private final Console console;
    private final LongSupplier nanos;
    private long next;
    private boolean isBroken;

    /** @param nanos a clock in nanoseconds */
    SearchFile(Suite suite, OutputFiles files, Console console, LongSupplier nanos) {
        this.suite = suite;
        this.files = files;
        this.console = console;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    @Override
    public void found(SearchResult found) throws IOException {
        files.write(suite, found);
    }

    @Override
    public void soFar(Supplier<SearchResult> soFar) {
        long start = nanos.getAsLong();
        if (isBroken || start - next < 0) {
            return;
        }
        try {
            files.write(suite, soFar.get());
        } catch (IOException e) {
            // the search is worth more than its notes; if the file cannot be written at the end either, the goal fails
            isBroken = true;
            console.warn("what the search has found so far cannot be written: " + e.getMessage());
        }
        long end = nanos.getAsLong();
        next = end + SPACING * (end - start);
    }

    @Override
    public void failed(SearchResult soFar) {
        try {
            files.write(suite, soFar);
            console.warn("the search failed; what it had found so far is in "
                    + files.shown().of(files.run()) + ", and stored answers are free when you run it again");
        } catch (IOException e) {
            console.warn("the search failed, and what it had found could not be written: " + e.getMessage());
        }
    }
}
