package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.Evidence;
import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.suite.Task;

import java.util.List;

/**
 * The difference between a candidate and the prompt that it is compared with in one task, paired example by example. Examples that one of
 * the two has not answered are left out.
 */
public final class PairedDifference {

    private final Task task;
    private final ExampleScores compared;
    private final ExampleScores candidate;
    private int pairs;
    private double sum;
    private double sumOfCompared;
    private double squares;

    public PairedDifference(Task task, ExampleScores compared, ExampleScores candidate) {
        this.task = task;
        this.compared = compared;
        this.candidate = candidate;
        candidate.known().filter(compared::knows).forEach(example -> {
            double difference = candidate.of(example) - compared.of(example);
            pairs++;
            sum += candidate.of(example);
            sumOfCompared += compared.of(example);
            squares += difference * difference;
        });
    }

    Task task() {
        return task;
    }

    /** Returns the weight of the task. */
    public double weight() {
        return task.weight();
    }

    /** Returns the number of examples that both have answered. */
    public int pairs() {
        return pairs;
    }

    /** Returns the mean difference of the scores of single answers, -1 to 1; 0 without a pair. */
    double mean() {
        return pairs == 0 ? 0 : (sum - sumOfCompared) / pairs;
    }

    /** Returns the difference by the task's own metric, which need not be a mean over examples. */
    public double ofMetric() {
        return candidate.isMean()
                ? mean()
                : candidate.where(compared::knows).total()
                        - compared.where(candidate::knows).total();
    }

    /**
     * Returns the differences of a task as evidence, with the standard error of their mean.
     *
     * @param turns one difference for each user prompt that the examples were asked with, at least one
     */
    static Evidence.OfTask evidence(List<PairedDifference> turns) {
        int pairs = turns.stream().mapToInt(PairedDifference::pairs).sum();
        double sum = turns.stream().mapToDouble(turn -> turn.sum).sum();
        double compared = turns.stream().mapToDouble(turn -> turn.sumOfCompared).sum();
        double squares = turns.stream().mapToDouble(turn -> turn.squares).sum();
        double variance = variance(pairs, sum - compared, squares);
        return new Evidence.OfTask(turns.get(0).task.id(), pairs, sum, compared, Math.sqrt(variance));
    }

    /** Returns the variance of the mean difference of the scores of single answers; 0 without a pair. */
    public double variance() {
        return variance(pairs, sum - sumOfCompared, squares);
    }

    private static double variance(int pairs, double difference, double squares) {
        double mean = pairs == 0 ? 0 : difference / pairs;
        return pairs == 0 ? 0 : Math.max(0, squares / pairs - mean * mean) / pairs;
    }
}
