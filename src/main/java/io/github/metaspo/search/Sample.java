package io.github.metaspo.search;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a search asks of a task so far. It begins with few train examples and asks more when they tell it nothing new: early on,
 * prompts differ so much that few examples tell them apart. When all are in, it asks each of them with more of the user prompts that
 * the task keeps, so that luck with one wording counts less.
 *
 * @param order all places in the train split, in the order in which they are taken in
 * @param size how many are taken in, from 1 to all
 * @param turns how many user prompts each of them is asked with, at least 1
 */
record Sample(List<Integer> order, int size, int turns) {

    /** Examples that a search begins with. */
    static final int FIRST = 12;

    Sample {
        order = List.copyOf(order);
        if (size < 1 || size > order.size() || turns < 1) {
            throw new IllegalArgumentException("a sample holds from one to all examples, each asked at least once");
        }
    }

    /** The first of a split of so many examples. */
    static Sample first(int examples, UniformRandomProvider random) {
        int[] order = new PermutationSampler(random, examples, examples).sample();
        return new Sample(IntStream.of(order).boxed().toList(), Math.min(FIRST, examples), 1);
    }

    /** Twice as many examples; where all are in, each with one user prompt more. */
    Sample more() {
        return isWhole()
                ? new Sample(order, size, turns + 1)
                : new Sample(order, (int) Math.min(2L * size, order.size()), turns);
    }

    boolean isWhole() {
        return size == order.size();
    }

    /** The places taken in. */
    List<Integer> places() {
        return order.subList(0, size);
    }
}
