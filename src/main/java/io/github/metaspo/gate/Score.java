package io.github.metaspo.gate;

/**
 * A score with the counts behind it.
 *
 * @param value of the metric, from 0 to 1, not rounded
 * @param right questions with the full score
 * @param answered questions; at least one
 */
public record Score(double value, int right, int answered) {

    public Score {
        if (!(value >= 0 && value <= 1) || right < 0 || right > answered || answered < 1) {
            throw new IllegalArgumentException("no score: " + value + ", " + right + " of " + answered);
        }
    }
}
