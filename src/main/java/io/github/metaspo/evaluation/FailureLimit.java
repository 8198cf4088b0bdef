package io.github.metaspo.evaluation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Failure counter of a run: counts the failed calls of all its streams and compares them with the number that the run tolerates.
 * Thread-safe.
 */
public final class FailureLimit {

    /** A stream in which every call has failed is abandoned after this number of failures. */
    private static final int UNANSWERED = 5;

    /** If more streams in a row get no answer, the fault is assumed to be the server's. */
    private static final int MOST_UNANSWERED_STREAMS = 10;

    private final long tolerable;
    private final boolean givesUpUnanswered;
    private final AtomicLong failed = new AtomicLong();
    private final AtomicInteger unansweredStreams = new AtomicInteger();

    private FailureLimit(long tolerable, boolean givesUpUnanswered) {
        this.tolerable = tolerable;
        this.givesUpUnanswered = givesUpUnanswered;
    }

    /**
     * Returns the limit for one measurement: every question is asked until the limit is exceeded.
     *
     * @param tolerable failures, 0 or above
     */
    public static FailureLimit ofMeasurement(long tolerable) {
        return new FailureLimit(tolerable, false);
    }

    /**
     * Returns the limit for a search over many prompts. A stream with no answer after several failures is abandoned, because a
     * prompt that the server refuses for every question must not use up the failures that the whole search tolerates. Its
     * failures count only if many such streams follow each other, which points to the server rather than the prompts.
     *
     * @param tolerable failures, 0 or above
     */
    public static FailureLimit ofSearch(long tolerable) {
        return new FailureLimit(tolerable, true);
    }

    /** Returns whether more calls failed than are tolerated. */
    public boolean isExceeded() {
        return failed.get() > tolerable || unansweredStreams.get() > MOST_UNANSWERED_STREAMS;
    }

    /** Returns the number of failed calls so far. */
    public long failed() {
        return failed.get();
    }

    /** Returns the number of failed calls that are tolerated. */
    public long tolerable() {
        return tolerable;
    }

    Tally newStream() {
        return new Tally();
    }

    /** Counts the answers and failures of one stream. */
    final class Tally {

        private boolean answered;
        private int uncounted;
        private int failedOfStream;

        synchronized void answered() {
            answered = true;
            unansweredStreams.set(0);
            failed.addAndGet(uncounted);
            uncounted = 0;
        }

        synchronized void failed() {
            failedOfStream++;
            if (!givesUpUnanswered || answered) {
                failed.incrementAndGet();
                return;
            }
            uncounted++;
            if (failedOfStream == UNANSWERED) {
                unansweredStreams.incrementAndGet();
            }
        }

        /** Returns whether to ask no further question of the stream. */
        synchronized boolean isOver() {
            return isExceeded() || givesUpUnanswered && !answered && failedOfStream >= UNANSWERED;
        }
    }
}
