package io.github.metaspo.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clusters of a sample, grouped into kinds of equal clusters. A resample is then described by the number of clusters of each
 * kind.
 *
 * @param <T> the value of a cluster, with a stable {@code equals} and {@code hashCode}
 */
public final class Kinds<T> {

    private final List<T> examples;
    private final int[] kinds;
    private final int[] counts;

    private Kinds(List<? extends T> clusters) {
        Map<T, Integer> known = new HashMap<>();
        List<T> found = new ArrayList<>();
        kinds = new int[clusters.size()];
        int[] counted = new int[clusters.size()];
        int index = 0;
        for (T cluster : clusters) {
            int kind = known.computeIfAbsent(cluster, added -> found.size());
            if (kind == found.size()) {
                found.add(cluster);
            }
            kinds[index++] = kind;
            counted[kind]++;
        }
        examples = List.copyOf(found);
        counts = Arrays.copyOf(counted, examples.size());
    }

    /** Groups clusters into kinds, numbered in the order of their first appearance. */
    public static <T> Kinds<T> of(List<? extends T> clusters) {
        return new Kinds<>(clusters);
    }

    /** Returns the number of clusters. */
    public int clusters() {
        return kinds.length;
    }

    /** Returns one cluster of each kind, in the order of the kinds' numbers. */
    public List<T> examples() {
        return examples;
    }

    /** Returns the number of kinds. */
    public int number() {
        return counts.length;
    }

    /** Returns the number of a cluster's kind. */
    public int of(int cluster) {
        return kinds[cluster];
    }

    /** Returns the number of clusters of a kind. */
    int count(int kind) {
        return counts[kind];
    }

    /** Returns the number of clusters of each kind. */
    int[] counts() {
        return counts.clone();
    }
}
