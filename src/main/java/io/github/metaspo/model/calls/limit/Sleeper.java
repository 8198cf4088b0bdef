package io.github.metaspo.model.calls.limit;

import java.time.Duration;

/** Sleeps. Tests use a fake that returns at once. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param duration how long to wait, 0 or above
     * @throws InterruptedException if the thread is interrupted before the time is over
     */
    void delay(Duration duration) throws InterruptedException;
}
