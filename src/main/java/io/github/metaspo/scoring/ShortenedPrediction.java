package io.github.metaspo.scoring;

import io.github.metaspo.api.Example;
import io.github.metaspo.files.Hashes;

/** The form in which a prediction is kept: a long one as its beginning and its hash, so that many fit into memory. */
final class ShortenedPrediction {

    /** A prediction of at most this many characters is kept whole, even if it is longer than every gold answer. */
    private static final int LONGEST_WHOLE = 200;

    private ShortenedPrediction() {}

    /**
     * Returns a prediction that is not longer than {@link #LONGEST_WHOLE} or than some gold answer unchanged, and another one as its
     * beginning and its hash: equal predictions stay equal, different ones differ, and none becomes a gold answer. The whole reply is
     * in the responses.
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
