package io.github.metaspo.gate;

import io.github.metaspo.statistics.Interval;

/**
 * Change of a score, over the questions answered both before and after; not rounded.
 *
 * @param before from 0 to 1
 * @param after from 0 to 1
 * @param interval 90 % interval of the difference, after minus before
 */
public record ScoreDelta(double before, double after, Interval interval) {

    public ScoreDelta {
        if (!(before >= 0 && before <= 1) || !(after >= 0 && after <= 1)) {
            throw new IllegalArgumentException("not a change of scores: " + before + " to " + after);
        }
    }

    /** Returns after minus before, from -1 to 1. */
    public double difference() {
        return after - before;
    }
}
