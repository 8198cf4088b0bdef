package io.github.metaspo.report;

import java.util.Comparator;
import java.util.List;

/**
 * Learning curves of the user prompts of tasks, searched under the locked system prompt and under the default one.
 *
 * @param maximum whether a point shows the highest held-out score so far instead of that of the prompt that is best on the train examples
 * @param tasks at least one
 */
public record AdaptationCurves(String suite, boolean maximum, List<TaskCurves> tasks) {

    /** Tolerance for rounding errors in sums; smaller differences of scores count as none. */
    private static final double ROUNDING = 1e-12;

    public AdaptationCurves {
        tasks = List.copyOf(tasks);
    }

    /**
     * The curves of one task.
     *
     * @param testExamples number of its held-out examples
     * @param curves of both starts, for each start the one with all train examples first
     */
    public record TaskCurves(String task, int testExamples, List<Curve> curves) {

        public TaskCurves {
            curves = List.copyOf(curves);
            if (curves.stream().map(Curve::start).distinct().count() != 2) {
                throw new IllegalArgumentException("task " + task + " needs curves of two starts");
            }
        }

        /** Returns what the better start saves. */
        public Saving saving() {
            List<String> starts = curves.stream().map(Curve::start).distinct().toList();
            boolean firstIsBetter =
                    all(starts.get(0)).end() >= all(starts.get(1)).end() - ROUNDING;
            String better = starts.get(firstIsBetter ? 0 : 1);
            String other = starts.get(firstIsBetter ? 1 : 0);
            double score = all(other).end();
            return new Saving(
                    better,
                    other,
                    score,
                    all(better).firstRound(score),
                    all(other).firstRound(score),
                    fewestExamples(better, score),
                    fewestExamples(other, score));
        }

        private Curve all(String start) {
            return curves.stream()
                    .filter(curve -> curve.start().equals(start))
                    .findFirst()
                    .orElseThrow();
        }

        private int fewestExamples(String start, double score) {
            return curves.stream()
                    .filter(curve -> curve.start().equals(start) && curve.end() >= score - ROUNDING)
                    .map(Curve::trainExamples)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * The curve of one search.
     *
     * @param start name of the system prompt
     * @param trainExamples that the search could use
     * @param points the first one before its first round, then one per round
     */
    public record Curve(String start, int trainExamples, List<Point> points) {

        public Curve {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a curve without a point");
            }
        }

        /** Returns the held-out score at its end. */
        public double end() {
            return last().score();
        }

        /** Returns the point after the last round. */
        public Point last() {
            return points.get(points.size() - 1);
        }

        private int firstRound(double score) {
            return points.stream()
                    .filter(point -> point.score() >= score - ROUNDING)
                    .mapToInt(Point::round)
                    .min()
                    .orElseThrow();
        }
    }

    /**
     * The state of a search after a round.
     *
     * @param round 0 before the first one
     * @param questions asked on train examples so far
     * @param optimizerCalls replies of the optimizer model so far
     * @param trainScore of the prompt that is best on the train examples, 0 to 1
     * @param score on the held-out examples, 0 to 1
     */
    public record Point(int round, long questions, long optimizerCalls, double trainScore, double score) {}

    /**
     * What the better start saves at equal score: what each start needs to reach the final score of the other one.
     *
     * @param better the start whose curve with all train examples ends higher; the first one if both end equal
     * @param score at the end of the other curve
     * @param rounds after which the better curve first reaches it
     * @param otherRounds after which the other curve first reaches it
     * @param trainExamples the fewest with which a curve of the better start ends at it or above
     * @param otherTrainExamples the fewest with which a curve of the other start does
     */
    public record Saving(
            String better,
            String other,
            double score,
            int rounds,
            int otherRounds,
            int trainExamples,
            int otherTrainExamples) {}
}
