package io.github.metaspo.statistics;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The part of a sample that belongs to one task; the whole figure is the weighted mean over strata. */
public sealed interface Stratum {

    /** Above 0; only its relation to the weights of other strata counts. */
    double weight();

    /** A stratum of a comparison: the old and the new side of each cluster can be swapped. */
    sealed interface Swappable extends Stratum {

        /** The number of clusters. */
        int clusters();

        /** New minus old. */
        double difference();
    }

    /**
     * A stratum whose figure is the mean of plain values: scores, or paired differences of scores (new minus old). Values that
     * belong together, as those of an example asked several times, are one cluster.
     */
    final class Values implements Swappable {

        private final double weight;
        private final double[] sums;
        private final int[] sizes;
        private final int size;

        private Values(double weight, double[] sums, int[] sizes) {
            requireSample(weight, sums.length);
            if (!Arrays.stream(sums).allMatch(Double::isFinite)
                    || Arrays.stream(sizes).anyMatch(size -> size < 1)) {
                throw new IllegalArgumentException("a cluster needs values, all of them finite");
            }
            this.weight = weight;
            this.sums = sums;
            this.sizes = sizes;
            this.size = Arrays.stream(sizes).sum();
        }

        /** Each value a cluster of its own; at least one. */
        public static Values of(double weight, double... values) {
            int[] sizes = new int[values.length];
            Arrays.fill(sizes, 1);
            return new Values(weight, values.clone(), sizes);
        }

        /** At least one cluster, each of at least one value. */
        public static Values clustered(double weight, double[][] clusters) {
            double[] sums = Arrays.stream(clusters)
                    .mapToDouble(cluster -> Arrays.stream(cluster).sum())
                    .toArray();
            int[] sizes =
                    Arrays.stream(clusters).mapToInt(cluster -> cluster.length).toArray();
            return new Values(weight, sums, sizes);
        }

        @Override
        public double weight() {
            return weight;
        }

        @Override
        public int clusters() {
            return sums.length;
        }

        @Override
        public double difference() {
            return mean();
        }

        /** The mean of all values. */
        public double mean() {
            return Arrays.stream(sums).sum() / size;
        }

        /** Whether all clusters have the same mean, so that no resample differs from the sample. */
        boolean isConstant() {
            double first = sums[0] / sizes[0];
            return IntStream.range(1, sums.length).allMatch(cluster -> sums[cluster] / sizes[cluster] == first);
        }

        /** The sum of the values of a cluster. */
        double sum(int cluster) {
            return sums[cluster];
        }

        /** The number of values of a cluster. */
        int size(int cluster) {
            return sizes[cluster];
        }

        /** The number of values. */
        int size() {
            return size;
        }
    }

    /**
     * A stratum whose figure is no mean.
     *
     * @param weight above 0
     * @param clusters their number, above 0
     * @param figure of the clusters drawn, by their index from 0 and some of them several times; must not keep the array
     */
    record Figure(double weight, int clusters, ToDoubleFunction<int[]> figure) implements Stratum {
        public Figure {
            requireSample(weight, clusters);
        }
    }

    /**
     * The difference of a figure that is no mean, between the new and the old side of each cluster.
     *
     * @param weight above 0
     * @param clusters their number, above 0
     * @param figure of some sides, some of them several times; the old side of cluster c has the index c, its new side the
     *     index clusters + c; must not keep the array
     */
    record FigureDifference(double weight, int clusters, ToDoubleFunction<int[]> figure) implements Swappable {
        public FigureDifference {
            requireSample(weight, clusters);
        }

        @Override
        public double difference() {
            return difference(IntStream.range(0, clusters).toArray());
        }

        /** New minus old of the clusters drawn, by their index from 0 and some of them several times. */
        double difference(int[] drawn) {
            return between(
                    drawn,
                    Arrays.stream(drawn).map(cluster -> clusters + cluster).toArray());
        }

        /** New minus old where some clusters have their sides swapped. */
        double swapped(IntPredicate isSwapped) {
            int[] before = new int[clusters];
            int[] after = new int[clusters];
            for (int cluster = 0; cluster < clusters; cluster++) {
                boolean swap = isSwapped.test(cluster);
                before[cluster] = swap ? clusters + cluster : cluster;
                after[cluster] = swap ? cluster : clusters + cluster;
            }
            return between(before, after);
        }

        private double between(int[] before, int[] after) {
            return figure.applyAsDouble(after) - figure.applyAsDouble(before);
        }
    }

    private static void requireSample(double weight, int clusters) {
        if (!(weight > 0) || Double.isInfinite(weight) || clusters < 1) {
            throw new IllegalArgumentException("a stratum needs a weight above 0 and a cluster");
        }
    }
}
