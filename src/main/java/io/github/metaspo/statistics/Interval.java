package io.github.metaspo.statistics;

/**
 * Where a figure probably lies.
 *
 * @param low its lower end
 * @param high its upper end, not below the lower one
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval: " + low + " to " + high);
        }
    }
}
