package io.github.metaspo.evaluation;

import java.util.concurrent.atomic.AtomicLong;

/** Counts failed calls against the number that a run tolerates, over all its streams. Safe for use by many threads. */
public final class FailureLimit {

    /** A stream of calls that has only failed is given up after this number of failures. */
    private static final int UNANSWERED = 5;

    private final long tolerable;
    private final boolean givesUpUnanswered;
    private final AtomicLong failed = new AtomicLong();

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
     * refused with every question must not use up what the whole search tolerates.
     *
     * @param tolerable failures, 0 or above
     */
    public static FailureLimit ofSearch(long tolerable) {
        return new FailureLimit(tolerable, true);
    }

    /** Whether more calls failed than are tolerable. */
    public boolean isExceeded() {
        return failed.get() > tolerable;
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

        private volatile boolean answered;
        private final AtomicLong failedOfStream = new AtomicLong();

        void answered() {
            answered = true;
        }

        void failed() {
            failedOfStream.incrementAndGet();
            failed.incrementAndGet();
        }

        /** Whether the rest of the stream is not to be asked. */
        boolean isOver() {
            return isExceeded() || givesUpUnanswered && !answered && failedOfStream.get() >= UNANSWERED;
        }
    }
}
