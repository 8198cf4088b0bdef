package io.github.metaspo.optimize.select;

import io.github.metaspo.optimize.evaluate.ExampleScores;
import io.github.metaspo.optimize.state.TaskComparison;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The difference between a candidate and the incumbent, paired example by example; the weighted mean over tasks. Examples that one of the
 * two has not answered are left out.
 *
 * @param mean from -1 to 1
 * @param standardError of the mean, 0 or above
 * @param most the mean over all examples if all remaining answers of the candidate were right
 */
record PairedDifference(double mean, double standardError, double most) {

    static PairedDifference of(List<TaskComparison> comparisons, List<ExampleScores> candidate) {
        double mean = 0;
        double variance = 0;
        double most = 0;
        double weights = 0;
        for (OfTask task : paired(comparisons, candidate)) {
            weights += task.weight;
            mean += task.weight * task.mean();
            variance += task.weight * task.weight * task.variance() / task.pairs;
            most += task.weight * task.most();
        }
        return weights == 0
                ? new PairedDifference(0, 0, 1)
                : new PairedDifference(mean / weights, Math.sqrt(variance) / weights, most / weights);
    }

    /** Returns the same mean by the tasks' own metrics, which need not be means over examples. */
    static double ofMetrics(List<TaskComparison> comparisons, List<ExampleScores> candidate) {
        double sum = 0;
        double weights = 0;
        for (OfTask task : paired(comparisons, candidate)) {
            weights += task.weight;
            sum += task.weight * task.ofMetric();
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /** The comparisons in which both have answered an example. */
    private static List<OfTask> paired(List<TaskComparison> comparisons, List<ExampleScores> candidate) {
        return IntStream.range(0, comparisons.size())
                .mapToObj(i -> new OfTask(comparisons.get(i), candidate.get(i)))
                .filter(task -> task.pairs > 0)
                .toList();
    }

    /** The paired differences of one comparison. */
    private static final class OfTask {
        private final double weight;
        private final ExampleScores incumbent;
        private final ExampleScores candidate;
        private int pairs;
        private double sum;
        private double squares;
        private int open;
        private double openGain;

        OfTask(TaskComparison comparison, ExampleScores candidate) {
            this.weight = comparison.task().weight();
            this.incumbent = comparison.incumbent();
            this.candidate = candidate;
            for (int i = 0; i < incumbent.size(); i++) {
                if (incumbent.knows(i) && candidate.knows(i)) {
                    double difference = candidate.of(i) - incumbent.of(i);
                    pairs++;
                    sum += difference;
                    squares += difference * difference;
                } else if (incumbent.knows(i)) {
                    open++;
                    openGain += 1 - incumbent.of(i);
                }
            }
        }

        double mean() {
            return sum / pairs;
        }

        double ofMetric() {
            return candidate.isMean()
                    ? mean()
                    : candidate.where(incumbent::knows).total()
                            - incumbent.where(candidate::knows).total();
        }

        double variance() {
            return Math.max(0, squares / pairs - mean() * mean());
        }

        double most() {
            return (sum + openGain) / (pairs + open);
        }
    }
}
