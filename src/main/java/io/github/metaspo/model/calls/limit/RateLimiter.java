package io.github.metaspo.model.calls.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * Rate limiter that spaces calls evenly: each one waits for the time that the amounts taken before it need at the given
 * rate.
 */
final class RateLimiter {

    private static final double NANOS_PER_MINUTE = 60e9;

    private Instant next = Instant.EPOCH;

    /**
     * Takes an amount.
     *
     * @param perMinute amount allowed per minute, above 0
     * @return how long to wait, 0 or above
     */
    synchronized Duration take(double amount, long perMinute, Instant now) {
        Instant start = next.isAfter(now) ? next : now;
        next = start.plus(time(amount, perMinute));
        return Duration.between(now, start);
    }

    /**
     * Corrects an estimated amount that was taken earlier.
     *
     * @param difference actual minus estimated amount
     */
    synchronized void correct(double difference, long perMinute) {
        next = next.plus(time(difference, perMinute));
    }

    private static Duration time(double amount, long perMinute) {
        return Duration.ofNanos(Math.round(amount * NANOS_PER_MINUTE / perMinute));
    }
}
