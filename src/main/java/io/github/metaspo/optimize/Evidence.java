package io.github.metaspo.optimize;

import java.util.List;

/**
 * What a race knows of a candidate: how far it came, and its answers beside those of the prompt that it is compared with, on the same examples.
 *
 * @param rung that it stands on, from 1
 * @param rungs of the ladder, at least {@code rung}
 * @param tasks that it was asked about
 */
public record Evidence(int rung, int rungs, List<OfTask> tasks) {

    /** Examples that the assumption of no gain counts for when the best candidate of a race is chosen. */
    public static final double PRIOR_EXAMPLES = 150;

    public Evidence {
        tasks = List.copyOf(tasks);
        if (rung < 1 || rung > rungs) {
            throw new IllegalArgumentException("rung " + rung + " of " + rungs);
        }
    }

    /** Returns the number of examples of all tasks that both have answered. */
    public int examples() {
        return tasks.stream().mapToInt(OfTask::examples).sum();
    }

    /** Returns the mean difference over the examples of all tasks, -1 to 1; 0 without an example. */
    public double gain() {
        int examples = examples();
        double sum = tasks.stream()
                .mapToDouble(task -> task.score() - task.compared())
                .sum();
        return examples == 0 ? 0 : sum / examples;
    }

    /**
     * The evidence of one task.
     *
     * @param task its id
     * @param examples that both have answered, 0 or above
     * @param score sum of the candidate's scores on them; with a metric of 0 and 1 the number of right answers
     * @param compared sum of the scores of the prompt that it is compared with
     * @param standardError of the mean difference, 0 to 1
     */
    public record OfTask(String task, int examples, double score, double compared, double standardError) {

        /** Returns the mean difference, -1 to 1; 0 without an example. */
        public double gain() {
            return examples == 0 ? 0 : (score - compared) / examples;
        }

        /** Returns the sum of the squared differences; with a metric of 0 and 1 the number of answers that changed. */
        double squares() {
            return examples * (examples * standardError * standardError + gain() * gain());
        }
    }
}
