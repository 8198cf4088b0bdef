package io.github.metaspo.statistics;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The part of a sample that belongs to one task. The figure of the whole sample is the weighted mean over strata. */
public sealed interface Stratum {

    /** Returns the weight, above 0 and relative to those of other strata. */
    double weight();

    /** A stratum of a comparison, in which the old and the new side of each cluster can be swapped. */
    sealed interface Swappable extends Stratum {

        /** Returns the number of clusters. */
        int clusters();

        /** Returns the figure of the new sides minus that of the old sides. */
        double difference();
    }

    /**
     * A stratum whose figure is the mean of plain values: scores, or paired differences of scores (new minus old). Values that
     * belong together, such as those of the repeats of an example, form one cluster.
     */
    final class Values implements Swappable {

        /**
         * The sum and the size of a cluster, which determine its effect on the mean.
         *
         * @param sum the sum of its values
         * @param size the number of its values
         */
        record Cluster(double sum, int size) {}

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

        /** Returns a stratum in which each value is a cluster; at least one value. */
        public static Values of(double weight, double... values) {
            int[] sizes = new int[values.length];
            Arrays.fill(sizes, 1);
            return new Values(weight, values.clone(), sizes);
        }

        /** Returns a stratum of clusters; at least one, each with at least one value. */
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

        /** Returns the mean of all values. */
        public double mean() {
            return Arrays.stream(sums).sum() / size;
        }

        /** Returns whether all clusters have the same mean, so that every resample has the mean of the sample. */
        boolean isConstant() {
            double first = sums[0] / sizes[0];
            return IntStream.range(1, sums.length).allMatch(cluster -> sums[cluster] / sizes[cluster] == first);
        }

        /** Returns the clusters grouped by sum and size. */
        Kinds<Cluster> kinds() {
            return Kinds.of(IntStream.range(0, sums.length)
                    .mapToObj(cluster -> new Cluster(sums[cluster], sizes[cluster]))
                    .toList());
        }

        /** Returns a function from the number of clusters of each kind in a resample to its mean. */
        static ToDoubleFunction<int[]> means(Kinds<Cluster> kinds) {
            double[] sums = kinds.examples().stream().mapToDouble(Cluster::sum).toArray();
            int[] sizes = kinds.examples().stream().mapToInt(Cluster::size).toArray();
            return counts -> {
                double sum = 0;
                long size = 0;
                for (int kind = 0; kind < counts.length; kind++) {
                    sum += counts[kind] * sums[kind];
                    size += (long) counts[kind] * sizes[kind];
                }
                return sum / size;
            };
        }

        /** Returns the sum of the values of a cluster. */
        double sum(int cluster) {
            return sums[cluster];
        }

        /** Returns the number of values of a cluster. */
        int size(int cluster) {
            return sizes[cluster];
        }

        /** Returns the number of values. */
        int size() {
            return size;
        }
    }

    /**
     * A stratum whose figure is not a mean.
     *
     * @param weight above 0
     * @param clusters at least one
     * @param figure from the number of clusters of each kind in a resample to its figure; must not keep the array
     */
    record Figure(double weight, Kinds<?> clusters, ToDoubleFunction<int[]> figure) implements Stratum {
        public Figure {
            requireSample(weight, clusters.clusters());
        }
    }

    /**
     * A stratum of a comparison whose figure is not a mean.
     *
     * @param weight above 0
     * @param pairs the kinds of the two sides of each cluster; at least one
     * @param kinds the number of kinds of sides
     * @param figure from the number of sides of each kind to their figure; must not keep the array
     */
    record FigureDifference(double weight, Kinds<Sides> pairs, int kinds, ToDoubleFunction<int[]> figure)
            implements Swappable {

        /**
         * The two sides of a cluster.
         *
         * @param before the kind of its old side, from 0
         * @param after the kind of its new side, from 0
         */
        public record Sides(int before, int after) {}

        public FigureDifference {
            requireSample(weight, pairs.clusters());
        }

        /**
         * Returns the stratum of a comparison.
         *
         * @param sides the old sides of all clusters, and after them the new ones in the same order
         */
        public static FigureDifference of(double weight, Kinds<?> sides, ToDoubleFunction<int[]> figure) {
            int clusters = sides.clusters() / 2;
            return new FigureDifference(
                    weight,
                    Kinds.of(IntStream.range(0, clusters)
                            .mapToObj(cluster -> new Sides(sides.of(cluster), sides.of(clusters + cluster)))
                            .toList()),
                    sides.number(),
                    figure);
        }

        @Override
        public int clusters() {
            return pairs.clusters();
        }

        @Override
        public double difference() {
            return difference(pairs.counts());
        }

        /** Returns whether both sides of each cluster are of the same kind, so that neither resampling nor swapping changes the figure. */
        boolean isUnchanged() {
            return pairs.examples().stream().allMatch(sides -> sides.before == sides.after);
        }

        /** Returns new minus old for a resample with this number of pairs of each kind. */
        double difference(int[] counts) {
            return swapped(counts, pair -> 0);
        }

        /** Returns new minus old after swapping the sides of some pairs: as many of each kind as the function returns. */
        double swapped(IntUnaryOperator swaps) {
            return swapped(pairs.counts(), swaps);
        }

        private double swapped(int[] counts, IntUnaryOperator swaps) {
            int[] before = new int[kinds];
            int[] after = new int[kinds];
            for (int pair = 0; pair < counts.length; pair++) {
                Sides sides = pairs.examples().get(pair);
                int swapped = sides.before == sides.after ? 0 : swaps.applyAsInt(pair);
                before[sides.before] += counts[pair] - swapped;
                before[sides.after] += swapped;
                after[sides.after] += counts[pair] - swapped;
                after[sides.before] += swapped;
            }
            return figure.applyAsDouble(after) - figure.applyAsDouble(before);
        }
    }

    private static void requireSample(double weight, int clusters) {
        if (!(weight > 0) || Double.isInfinite(weight) || clusters < 1) {
            throw new IllegalArgumentException("a stratum needs a weight above 0 and a cluster");
        }
    }
}
