package io.github.metaspo.optimize.evaluate;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The scores of a task's train examples, by index in the train split; some may be unknown. Immutable. */
public final class ExampleScores {

    /** The score of an example that was not answered. */
    public static final double UNKNOWN = Double.NaN;

    private final double[] scores;

    private ExampleScores(double[] scores) {
        this.scores = scores;
    }

    /**
     * Returns the scores of the given number of examples.
     *
     * @param score of an example by its index, 0 to 1, or {@link #UNKNOWN}
     */
    public static ExampleScores of(int examples, IntToDoubleFunction score) {
        return new ExampleScores(IntStream.range(0, examples).mapToDouble(score).toArray());
    }

    /** Returns unknown scores for the given number of examples. */
    public static ExampleScores unknown(int examples) {
        return of(examples, example -> UNKNOWN);
    }

    /** Returns the number of examples, known or not. */
    public int size() {
        return scores.length;
    }

    /** Returns whether the score of an example is known. */
    public boolean knows(int example) {
        return !Double.isNaN(scores[example]);
    }

    /** Returns whether no score is known. */
    boolean isUnknown() {
        return Arrays.stream(scores).allMatch(Double::isNaN);
    }

    /** Returns the score of an example, 0 to 1, or {@link #UNKNOWN}. */
    public double of(int example) {
        return scores[example];
    }

    /** Returns the mean of the known scores, 0 to 1; 0 if none is known. */
    public double mean() {
        return Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(0);
    }

    /** Returns these scores, replaced by those that the others know. */
    public ExampleScores with(ExampleScores others) {
        return of(scores.length, example -> others.knows(example) ? others.of(example) : scores[example]);
    }
}
