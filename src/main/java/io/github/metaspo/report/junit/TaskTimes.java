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
 * The time that each task of a measurement took: the time from one answer to the next is that of the task of the later one, so that the times
 * of all tasks add up to that of the whole. If several prompts are measured together, it is the time of all of them. Thread-safe.
 */
public final class TaskTimes implements EvaluationListener {

    private final Clock clock;
    private final Map<String, Duration> times = new HashMap<>();
    private Instant last;

    /** Starts now. */
    public TaskTimes(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
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
        Instant now = clock.instant();
        times.merge(batch.task().id(), between(last, now), Duration::plus);
        last = now;
    }

    /** Returns the time of a task; zero if it was not asked. */
    synchronized Duration of(String task) {
        return times.getOrDefault(task, Duration.ZERO);
    }

    /** Returns the time up to the last answer. */
    synchronized Duration all() {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** A clock may be set back in the meantime. */
    private static Duration between(Instant begin, Instant end) {
        return end.isBefore(begin) ? Duration.ZERO : Duration.between(begin, end);
    }
}
