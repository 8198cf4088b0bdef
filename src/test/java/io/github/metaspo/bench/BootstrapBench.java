package io.github.metaspo.bench;

import io.github.metaspo.statistics.Bootstrap;
import io.github.metaspo.statistics.Stratum;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Prints how long an interval takes (10,000 resamples) over tasks of some examples, with the least of three times. */
public final class BootstrapBench {

    private static final int TIMES = 3;
    private static final int RESAMPLES = 10_000;

    private BootstrapBench() {}

    public static void main(String[] args) {
        System.out.println("tasks  examples each  seconds  million draws/s");
        measure(1, 200);
        measure(4, 500);
        measure(100, 2_000);
    }

    private static void measure(int tasks, int examples) {
        List<Stratum> strata = IntStream.range(0, tasks)
                .<Stratum>mapToObj(task -> Stratum.Values.of(1, scores(task, examples)))
                .toList();
        double seconds = Double.MAX_VALUE;
        for (int time = 0; time < TIMES; time++) {
            long start = System.nanoTime();
            new Bootstrap().interval(strata);
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "%5d %14d %8.3f %16.0f%n",
                tasks,
                examples,
                seconds,
                (double) tasks * examples * RESAMPLES / seconds / 1e6);
    }

    private static double[] scores(int seed, int examples) {
        return new Random(seed).ints(examples, 0, 2).asDoubleStream().toArray();
    }
}
