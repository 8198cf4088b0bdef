package io.github.metaspo.model.calls.limit;

import java.time.Duration;
import java.time.Instant;

/** Keeps an amount a minute, evenly: each taker's turn is as much later as what was taken before it asks for. */
final class RateLimiter {

    private static final double NANOS_A_MINUTE = 60e9;

    private Instant next = Instant.EPOCH;

    /**
     * Takes an amount.
     *
     * @param perMinute that may be taken, above 0
     * @return how long to wait for the turn, 0 or above
     */
    synchronized Duration take(double amount, long perMinute, Instant now) {
        Instant turn = next.isAfter(now) ? next : now;
        next = turn.plus(time(amount, perMinute));
        return Duration.between(now, turn);
    }

    /**
     * Corrects an amount that was taken as an estimate.
     *
     * @param difference above 0 where more was taken than thought
     */
    synchronized void correct(double difference, long perMinute) {
        next = next.plus(time(difference, perMinute));
    }

    private static Duration time(double amount, long perMinute) {
        return Duration.ofNanos(Math.round(amount * NANOS_A_MINUTE / perMinute));
    }
}
