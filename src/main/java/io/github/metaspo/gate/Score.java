package io.github.metaspo.gate;

/**
 * A score with its counts.
 *
 * @param value of the metric, from 0 to 1, not rounded
 * @param right number of questions with score 1
 * @param answered number of answered questions; at least 1
 */
public record Score(double value, int right, int answered) {

    public Score {
        if (!(value >= 0 && value <= 1) || right < 0 || right > answered || answered < 1) {
            throw new IllegalArgumentException("not a score: " + value + ", " + right + " of " + answered);
        }
    }
}
