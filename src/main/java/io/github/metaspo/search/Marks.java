package io.github.metaspo.search;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The scores of a task's train examples, by their place in the split; some are not known. */
final class Marks {

    /** What is not known. */
    static final double UNKNOWN = Double.NaN;

    private final double[] scores;

    private Marks(double[] scores) {
        this.scores = scores;
    }

    /**
     * Marks of so many examples.
     *
     * @param score of an example, 0 to 1, or {@link #UNKNOWN}
     */
    static Marks of(int examples, IntToDoubleFunction score) {
        return new Marks(IntStream.range(0, examples).mapToDouble(score).toArray());
    }

    /** Of so many examples, none of them known. */
    static Marks unknown(int examples) {
        return of(examples, example -> UNKNOWN);
    }

    int size() {
        return scores.length;
    }

    boolean knows(int example) {
        return !Double.isNaN(scores[example]);
    }

    /** From 0 to 1, or {@link #UNKNOWN}. */
    double of(int example) {
        return scores[example];
    }

    /** The mean over those that are known, 0 to 1; 0 where none is. */
    double mean() {
        return Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(0);
    }

    /** The same with those that the others know. */
    Marks with(Marks others) {
        return of(scores.length, example -> others.knows(example) ? others.of(example) : scores[example]);
    }
}
