package io.github.metaspo.model.llama.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Reports the progress of a download every 10 seconds. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final long MEGABYTE = 1_000_000;

    private final String what;
    private final Clock clock;
    private final Consumer<String> console;
    private Instant lastLine;

    Progress(String what, Clock clock, Consumer<String> console) {
        this.what = what;
        this.clock = clock;
        this.console = console;
        this.lastLine = clock.instant();
    }

    /**
     * Reports the number of bytes received.
     *
     * @param total size of the whole file; 0 or below if unknown
     */
    void at(long bytes, long total) {
        Instant now = clock.instant();
        if (Duration.between(lastLine, now).compareTo(PAUSE) < 0) {
            return;
        }
        lastLine = now;
        String share = total > 0 ? " of " + total / MEGABYTE + " MB (" + 100 * bytes / total + " %)" : " MB";
        console.accept(what + ": " + bytes / MEGABYTE + share);
    }
}
