package io.github.metaspo.search;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The train examples of a task that a search asks so far. It begins with few and takes in more when they tell it nothing new:
 * early on, prompts differ so much that few examples tell them apart.
 *
 * @param order all places in the train split, in the order in which they are taken in
 * @param size how many are taken in, from 1 to all
 */
record Sample(List<Integer> order, int size) {

    /** Examples that a search begins with. */
    static final int FIRST = 12;

    Sample {
        order = List.copyOf(order);
        if (size < 1 || size > order.size()) {
            throw new IllegalArgumentException("a sample holds from one to all examples");
        }
    }

    /** The first of a split of so many examples. */
    static Sample first(int examples, UniformRandomProvider random) {
        int[] order = new PermutationSampler(random, examples, examples).sample();
        return new Sample(IntStream.of(order).boxed().toList(), Math.min(FIRST, examples));
    }

    Sample doubled() {
        return new Sample(order, (int) Math.min(2L * size, order.size()));
    }

    boolean isWhole() {
        return size == order.size();
    }

    /** The places taken in. */
    List<Integer> places() {
        return order.subList(0, size);
    }
}
