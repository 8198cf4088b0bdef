package io.github.metaspo.optimize.state;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The train examples of a task that a search uses so far. A race begins with few and takes more once they no longer tell candidates apart;
 * with all examples taken, it asks each with more of the user prompts that the task keeps, so that luck with one wording counts less.
 *
 * @param order all indices of the train split, in the order in which they are taken
 * @param size examples taken so far, at least 1
 * @param promptsPerExample kept user prompts that each example is asked with, at least 1
 */
public record TrainSubset(List<Integer> order, int size, int promptsPerExample) {

    /** Examples of a task that a race begins with. */
    public static final int FIRST = 12;

    private static final int EVERY_PROMPT = Integer.MAX_VALUE;

    public TrainSubset {
        order = List.copyOf(order);
        if (size < 1 || size > order.size() || promptsPerExample < 1) {
            throw new IllegalArgumentException("a subset holds from one to all examples, each asked at least once");
        }
    }

    /** Returns the subset that a race begins with, drawn from the given number of examples. */
    public static TrainSubset first(int examples, UniformRandomProvider random) {
        int[] order = new PermutationSampler(random, examples, examples).sample();
        return new TrainSubset(IntStream.of(order).boxed().toList(), Math.min(FIRST, examples), 1);
    }

    /** Returns all of the given number of examples, each asked with every kept user prompt. */
    public static TrainSubset all(int examples) {
        return new TrainSubset(IntStream.range(0, examples).boxed().toList(), examples, EVERY_PROMPT);
    }

    /** Returns twice as many examples, or, with all taken, one more user prompt for each. */
    TrainSubset more() {
        return isWhole()
                ? new TrainSubset(order, size, promptsPerExample + 1)
                : new TrainSubset(order, (int) Math.min(2L * size, order.size()), promptsPerExample);
    }

    /** Returns whether every example is asked with every kept user prompt from the start. */
    boolean asksEveryPrompt() {
        return promptsPerExample == EVERY_PROMPT;
    }

    boolean isWhole() {
        return size == order.size();
    }

    /** Returns the indices of the examples taken so far. */
    public List<Integer> examples() {
        return order.subList(0, size);
    }
}
