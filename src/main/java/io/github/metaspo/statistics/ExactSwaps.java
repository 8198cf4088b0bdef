package io.github.metaspo.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Exact paired randomisation test: counts all ways to swap clusters instead of sampling them. Clusters with the same absolute
 * difference are interchangeable and counted together.
 */
final class ExactSwaps {

    /** Clusters with the same absolute difference. */
    private static final class Group {

        private final double size;
        private final long lower;
        /** The chance of each number of clusters below 0 after the swaps. */
        private final double[] chances;

        Group(double size, List<Double> differences) {
            this.size = size;
            this.lower =
                    differences.stream().filter(difference -> difference < 0).count();
            this.chances = binomial(differences.size());
        }
    }

    private final List<Group> groups;
    private final double rounding;

    private ExactSwaps(List<Group> groups, double rounding) {
        this.groups = groups;
        this.rounding = rounding;
    }

    /**
     * Returns the share of all ways to swap whose sum is at most the observed one.
     *
     * @return empty if there is more than one absolute difference and there are more ways than allowed
     */
    static OptionalDouble pValue(double[] differences, double rounding, int mostWays) {
        SortedMap<Double, List<Double>> bySize = Arrays.stream(differences)
                .filter(difference -> difference != 0)
                .boxed()
                .collect(Collectors.groupingBy(Math::abs, TreeMap::new, Collectors.toList()));
        double ways = bySize.values().stream()
                .mapToDouble(group -> group.size() + 1.0)
                .reduce(1, (a, b) -> a * b);
        if (bySize.size() > 1 && ways > mostWays) {
            return OptionalDouble.empty();
        }
        List<Group> groups = new ArrayList<>();
        bySize.forEach((size, group) -> groups.add(new Group(size, group)));
        return OptionalDouble.of(Math.min(1, new ExactSwaps(groups, rounding).asLow(0, 0)));
    }

    /** Returns the chance that the sum after swapping the groups from this one on is at most the observed sum. */
    private double asLow(int index, double drop) {
        if (index == groups.size()) {
            return drop >= -rounding ? 1 : 0;
        }
        Group group = groups.get(index);
        double chance = 0;
        for (int lower = 0; lower < group.chances.length; lower++) {
            chance += group.chances[lower] * asLow(index + 1, drop + group.size * (lower - group.lower));
        }
        return chance;
    }

    /** Returns the chances of 0 to n heads of a fair coin. Computed from the middle outwards, since 0.5 to the power of n may underflow. */
    private static double[] binomial(int n) {
        double[] chances = new double[n + 1];
        int middle = n / 2;
        chances[middle] = 1;
        for (int heads = middle; heads < n; heads++) {
            chances[heads + 1] = chances[heads] * (n - heads) / (heads + 1);
        }
        for (int heads = middle; heads > 0; heads--) {
            chances[heads - 1] = chances[heads] * heads / (n - heads + 1);
        }
        double sum = Arrays.stream(chances).sum();
        return Arrays.stream(chances).map(chance -> chance / sum).toArray();
    }
}
