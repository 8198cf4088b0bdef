package io.github.metaspo.goal.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Logs the progress of work that makes no calls, at most every five seconds. */
public final class ProgressNotice {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Console console;
    private final Clock clock;
    private Instant last;

    /** Starts the first interval now. */
    public ProgressNotice(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Logs a line if five seconds have passed since the last one. Call it after each small step. */
    void step(Supplier<String> line) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(INTERVAL) >= 0) {
            console.info(line.get());
            last = now;
        }
    }
}
