package io.github.metaspo.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clusters of a sample, grouped into kinds: equal clusters are of one kind, so that a sample of many clusters is described
 * by how often each kind is in it.
 *
 * @param <T> what describes a cluster, with a stable {@code equals}
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

    /** The kinds of clusters, numbered in the order of their first appearance. */
    public static <T> Kinds<T> of(List<? extends T> clusters) {
        return new Kinds<>(clusters);
    }

    /** The number of clusters. */
    public int clusters() {
        return kinds.length;
    }

    /** One cluster of each kind, by the number of the kind. */
    public List<T> examples() {
        return examples;
    }

    /** The number of kinds. */
    public int number() {
        return counts.length;
    }

    /** The kind of a cluster. */
    public int of(int cluster) {
        return kinds[cluster];
    }

    /** How many clusters are of a kind. */
    int count(int kind) {
        return counts[kind];
    }

    /** How many clusters are of each kind. */
    int[] counts() {
        return counts.clone();
    }
}
