package io.github.metaspo.report.junit;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.Outcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The time that each task of a measurement took: from the last answer before its own to its last. The tasks are asked one after the other, so
 * that these times add up to that of the whole, except where answers of two tasks overlap. Thread-safe.
 */
public final class TaskTimes implements EvaluationListener {

    private final Clock clock;
    private final Instant start;
    private final Map<String, Instant> begins = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private Instant last;

    /** Starts now. */
    public TaskTimes(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
        this.last = start;
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        ended(batch);
    }

    @Override
    public void failed(Batch batch, int question, Outcome.Failed outcome) {
        ended(batch);
    }

    private synchronized void ended(Batch batch) {
        String task = batch.task().id();
        begins.putIfAbsent(task, last);
        last = clock.instant();
        ends.put(task, last);
    }

    /** Returns the time of a task; zero if it was not asked. */
    synchronized Duration of(String task) {
        Instant begin = begins.get(task);
        Instant end = ends.get(task);
        return begin == null || end == null ? Duration.ZERO : between(begin, end);
    }

    /** Returns the time up to the last answer. */
    synchronized Duration all() {
        return between(start, last);
    }

    /** A clock may be set back in the meantime. */
    private static Duration between(Instant begin, Instant end) {
        return end.isBefore(begin) ? Duration.ZERO : Duration.between(begin, end);
    }
}
