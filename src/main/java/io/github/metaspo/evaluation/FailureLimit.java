package io.github.metaspo.evaluation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts failed calls against the number that a run tolerates, over all its streams. Safe for use by many threads. */
public final class FailureLimit {

    /** A stream of calls that has only failed is given up after this number of failures. */
    private static final int UNANSWERED = 5;

    /** More streams in a row without any answer are the server's failure. */
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
     * The limit of one measurement: all of it is asked as long as the limit holds.
     *
     * @param tolerable failures, 0 or above
     */
    public static FailureLimit ofMeasurement(long tolerable) {
        return new FailureLimit(tolerable, false);
    }

    /**
     * The limit of a search over many prompts: a stream without any answer after some failures is given up as well, since a prompt that is
     * refused with every question must not use up what the whole search tolerates. Its failures count only if
     * many such streams follow each other, which tells of the server and not of the prompts.
     *
     * @param tolerable failures, 0 or above
     */
    public static FailureLimit ofSearch(long tolerable) {
        return new FailureLimit(tolerable, true);
    }

    /** Whether more calls failed than are tolerable. */
    public boolean isExceeded() {
        return failed.get() > tolerable || unansweredStreams.get() > MOST_UNANSWERED_STREAMS;
    }

    /** The number of failed calls so far. */
    public long failed() {
        return failed.get();
    }

    /** The number of failed calls that are tolerated. */
    public long tolerable() {
        return tolerable;
    }

    Tally newStream() {
        return new Tally();
    }

    /** What happened to the calls of one stream. */
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

        /** Whether the rest of the stream is not to be asked. */
        synchronized boolean isOver() {
            return isExceeded() || givesUpUnanswered && !answered && failedOfStream >= UNANSWERED;
        }
    }
}
