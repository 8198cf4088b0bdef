package io.github.metaspo.goal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells how far work without calls is, each time that nothing was told for five seconds. */
public final class ProgressNotice {

    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Console console;
    private final Clock clock;
    private Instant last;

    /** Work that begins now. */
    public ProgressNotice(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** To be called after each small step. */
    void step(Supplier<String> line) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(SILENCE) >= 0) {
            console.info(line.get());
            last = now;
        }
    }
}
