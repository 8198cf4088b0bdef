package io.github.metaspo.search;

import java.util.List;

/**
 * What a candidate gains on the incumbent, paired example by example; the weighted mean over tasks. An example that one of the two
 * has no answer to is left out.
 *
 * @param mean from -1 to 1
 * @param standardError of the mean, 0 or above
 * @param most the mean over all examples if the rest were answered right
 */
record Gain(double mean, double standardError, double most) {

    static Gain of(List<Field> fields, List<Marks> marks) {
        double mean = 0;
        double variance = 0;
        double most = 0;
        double weights = 0;
        for (int i = 0; i < fields.size(); i++) {
            OfTask task = new OfTask(fields.get(i).incumbent(), marks.get(i));
            if (task.pairs > 0) {
                double weight = fields.get(i).task().weight();
                weights += weight;
                mean += weight * task.mean();
                variance += weight * weight * task.variance() / task.pairs;
                most += weight * task.most();
            }
        }
        return weights == 0
                ? new Gain(0, 0, 1)
                : new Gain(mean / weights, Math.sqrt(variance) / weights, most / weights);
    }

    /** The paired differences of one task. */
    private static final class OfTask {

        private int pairs;
        private double sum;
        private double squares;
        private int open;
        private double openGain;

        OfTask(Marks incumbent, Marks candidate) {
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

        double variance() {
            return Math.max(0, squares / pairs - mean() * mean());
        }

        double most() {
            return (sum + openGain) / (pairs + open);
        }
    }
}
