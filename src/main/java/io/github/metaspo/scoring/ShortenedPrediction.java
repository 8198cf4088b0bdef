package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.files.Hashes;

/** Short form of long predictions: their beginning and a hash, so that many of them fit into memory. */
final class ShortenedPrediction {

    /** The maximum length of a prediction that is always kept whole. */
    private static final int LONGEST_WHOLE = 200;

    private ShortenedPrediction() {}

    /**
     * Returns the prediction unchanged if it has at most {@link #LONGEST_WHOLE} characters or is not longer than the longest gold
     * answer, otherwise its beginning and its hash. Equal predictions stay equal, different ones stay different, and none becomes
     * equal to a gold answer. The whole reply is still in the responses.
     */
    static String of(String prediction, Example example) {
        boolean isLong = prediction.length() > LONGEST_WHOLE
                && example.answers().stream().allMatch(gold -> gold.length() < prediction.length());
        if (!isLong) {
            return prediction;
        }
        int end = Character.isHighSurrogate(prediction.charAt(LONGEST_WHOLE - 1)) ? LONGEST_WHOLE - 1 : LONGEST_WHOLE;
        return prediction.substring(0, end) + "\u2026 (SHA-256 " + Hashes.sha256(prediction) + ")";
    }
}
