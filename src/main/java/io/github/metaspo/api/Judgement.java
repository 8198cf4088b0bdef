package io.github.metaspo.api;

import java.util.Optional;

/**
 * The score of one response, with the prediction and the gold answer that it comes from.
 *
 * @param gold the first gold answer, in the same form as predictions
 * @param prediction the extracted answer; a long one is shortened to its beginning and a hash. Empty if the response contains no
 *     answer, an empty text if giving no answer is correct
 * @param score from 0 to 1; 0 if there is no prediction
 */
public record Judgement(String gold, Optional<String> prediction, double score) {

    public Judgement {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score must be from 0 to 1, not " + score);
        }
        if (prediction.isEmpty() && score > 0) {
            throw new IllegalArgumentException("a response without an answer scores 0, not " + score);
        }
    }
}
