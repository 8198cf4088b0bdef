package io.github.metaspo.model.calls;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before another try: twice as long each time, with jitter so that callers do not come all at once. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 6;

    private final DoubleSupplier random;

    /**
     * @param random numbers from 0 to below 1
     */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The wait after a failure: from half of the full wait up to all of it.
     *
     * @param tries so far, from 1
     */
    Duration after(int tries) {
        Duration full = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        long millis = (full.compareTo(LONGEST) > 0 ? LONGEST : full).toMillis();
        return Duration.ofMillis(Math.round(millis * (1 + random.getAsDouble()) / 2));
    }
}
