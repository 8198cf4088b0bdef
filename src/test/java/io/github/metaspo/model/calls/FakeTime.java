package io.github.metaspo.model.calls;

import io.github.metaspo.model.calls.limit.Sleeper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Fake clock and sleeper: time only passes when somebody sleeps, and then at once. */
public final class FakeTime extends Clock implements Sleeper {

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void delay(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(duration);
        now = now.plus(duration);
    }

    /** Time goes on without anybody waiting. */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** All waits so far. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
