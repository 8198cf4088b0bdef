package io.github.metaspo.api;

import java.util.Optional;

/**
 * What a response is worth.
 *
 * @param gold the first gold answer, in the form that the extraction gives predictions
 * @param prediction what was extracted, a long one shortened to its beginning and its hash; empty where the response holds no answer,
 *     an empty text where that is a right answer
 * @param score from 0 to 1; 0 where there is no prediction
 */
public record Judgement(String gold, Optional<String> prediction, double score) {

    public Judgement {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
        }
        if (prediction.isEmpty() && score > 0) {
            throw new IllegalArgumentException("a response without an answer scores 0, not " + score);
        }
    }
}
