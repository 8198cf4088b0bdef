package io.github.metaspo.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction, which keeps the chance of any false alarm among several tests below one error rate. */
public final class Holm {

    private Holm() {}

    /** Returns the indices of the tests that reject, in ascending order. */
    public static List<Integer> rejected(List<Double> pValues, double errorRate) {
        int tests = pValues.size();
        List<Integer> byP = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        int rejected = 0;
        while (rejected < tests && pValues.get(byP.get(rejected)) <= errorRate / (tests - rejected)) {
            rejected++;
        }
        return byP.stream().limit(rejected).sorted().toList();
    }
}
