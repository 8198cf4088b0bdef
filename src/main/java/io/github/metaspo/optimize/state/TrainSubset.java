package io.github.metaspo.optimize.state;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The train examples of a task on which a system prompt was evaluated.
 *
 * @param order all indices of the train split, in the order in which they are taken
 * @param size examples taken so far, at least 1
 * @param turns kept user prompts that each example was asked with, or all if there are fewer; at least 1
 */
public record TrainSubset(List<Integer> order, int size, int turns) {

    private static final int EVERY_PROMPT = Integer.MAX_VALUE;

    public TrainSubset {
        order = List.copyOf(order);
        if (size < 1 || size > order.size() || turns < 1) {
            throw new IllegalArgumentException("a subset holds from one to all examples, each asked at least once");
        }
    }

    /** Returns a random order of the given number of examples, of which some are taken. */
    public static TrainSubset first(int taken, int examples, UniformRandomProvider random) {
        int[] order = new PermutationSampler(random, examples, examples).sample();
        return new TrainSubset(IntStream.of(order).boxed().toList(), Math.min(taken, examples), 1);
    }

    /** Returns all of the given number of examples, each asked with every kept user prompt. */
    public static TrainSubset all(int examples) {
        return new TrainSubset(IntStream.range(0, examples).boxed().toList(), examples, EVERY_PROMPT);
    }

    /** Returns the same order, of which another number of examples is taken; at most all. */
    public TrainSubset taking(int examples, int times) {
        return new TrainSubset(order, Math.min(examples, order.size()), times);
    }

    /** Returns whether every example is asked with every kept user prompt from the start. */
    boolean asksEveryPrompt() {
        return turns == EVERY_PROMPT;
    }

    /** Returns whether all examples are taken. */
    public boolean isWhole() {
        return size == order.size();
    }

    /** Returns the indices of the examples taken so far. */
    public List<Integer> examples() {
        return order.subList(0, size);
    }
}
