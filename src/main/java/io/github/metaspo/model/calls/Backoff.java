package io.github.metaspo.model.calls;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Exponential backoff with jitter: the wait doubles with each try, from 0.5 s up to 30 s. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 6;

    private final DoubleSupplier random;

    /**
     * @param random source of numbers from 0 (inclusive) to 1 (exclusive)
     */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * Returns the wait after a failed try, a random duration between half of the full wait and all of it.
     *
     * @param tries number of tries so far, 1 or above
     */
    Duration after(int tries) {
        Duration full = FIRST.multipliedBy(1L << Math.min(tries - 1, MAX_DOUBLINGS));
        long millis = (full.compareTo(LONGEST) > 0 ? LONGEST : full).toMillis();
        return Duration.ofMillis(Math.round(millis * (1 + random.getAsDouble()) / 2));
    }
}
