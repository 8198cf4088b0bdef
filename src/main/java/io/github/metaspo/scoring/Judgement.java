package io.github.metaspo.scoring;

import io.github.metaspo.files.Hashes;
import io.github.metaspo.suite.Example;

import java.util.Optional;

/**
 * What a response is worth.
 *
 * @param gold the first gold answer, in the form that the extraction gives predictions
 * @param prediction what was extracted, a long one {@link #shortened}; empty where the response holds no answer, an empty text
 *     where that is a right answer
 * @param score from 0 to 1; 0 where there is no prediction
 */
public record Judgement(String gold, Optional<String> prediction, double score) {

    /** Characters of a prediction that is kept whole, although it is longer than every gold answer. */
    private static final int LONGEST_PREDICTION = 200;

    public Judgement {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
        }
        if (prediction.isEmpty() && score > 0) {
            throw new IllegalArgumentException("a response without an answer scores 0, not " + score);
        }
    }

    /**
     * A prediction that may be as long as a reply, in a form of which many fit into memory: its beginning and its hash, so that
     * equal ones stay equal, others differ, and none becomes a gold answer. The whole reply is in the responses.
     */
    static String shortened(String prediction, Example example) {
        boolean isLong = prediction.length() > LONGEST_PREDICTION
                && example.answers().stream().allMatch(gold -> gold.length() < prediction.length());
        if (!isLong) {
            return prediction;
        }
        int end = Character.isHighSurrogate(prediction.charAt(LONGEST_PREDICTION - 1))
                ? LONGEST_PREDICTION - 1
                : LONGEST_PREDICTION;
        return prediction.substring(0, end) + "\u2026 (SHA-256 " + Hashes.sha256(prediction) + ")";
    }
}
