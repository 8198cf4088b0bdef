package io.github.metaspo.model.llama.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells now and then how far a download has come. */
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
     * So many bytes have come.
     *
     * @param total 0 or below where it is not known
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
