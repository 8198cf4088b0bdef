package io.github.metaspo.gate;

import io.github.metaspo.statistics.Interval;

/**
 * A score before and after, over the questions that were answered both times; not rounded.
 *
 * @param before from 0 to 1
 * @param after from 0 to 1
 * @param interval of 90 % of the difference, after minus before
 */
public record ScoreDelta(double before, double after, Interval interval) {

    public ScoreDelta {
        if (!(before >= 0 && before <= 1) || !(after >= 0 && after <= 1)) {
            throw new IllegalArgumentException("no change of scores: " + before + " to " + after);
        }
    }

    /** After minus before. */
    public double difference() {
        return after - before;
    }
}
