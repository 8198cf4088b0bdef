package io.github.metaspo.statistics;

import java.util.Arrays;

/** Run-length encoding of sorted values. */
final class Runs {

    private final double[] values;
    private final int[] lengths;

    private Runs(double[] values, int[] lengths) {
        this.values = values;
        this.lengths = lengths;
    }

    static Runs of(double[] sorted) {
        double[] values = new double[sorted.length];
        int[] lengths = new int[sorted.length];
        int number = 0;
        for (double value : sorted) {
            if (number == 0 || values[number - 1] != value) {
                values[number++] = value;
            }
            lengths[number - 1]++;
        }
        return new Runs(Arrays.copyOf(values, number), Arrays.copyOf(lengths, number));
    }

    int number() {
        return values.length;
    }

    double value(int run) {
        return values[run];
    }

    int length(int run) {
        return lengths[run];
    }
}
