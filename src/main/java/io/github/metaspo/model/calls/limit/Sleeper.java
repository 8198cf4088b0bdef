package io.github.metaspo.model.calls.limit;

import java.time.Duration;

/** Lets time pass; a test's own does so at once. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param duration 0 or above
     * @throws InterruptedException when the thread is interrupted; the rest is not waited for
     */
    void delay(Duration duration) throws InterruptedException;
}
