package io.github.metaspo.optimize;

import io.github.metaspo.api.Example;

import java.util.Optional;

/**
 * The target model's answer to a train example.
 *
 * @param example the question with its gold answers
 * @param reply of the target model
 * @param prediction the answer extracted from the reply; empty if the reply holds none
 * @param score of the prediction, 0 to 1
 * @param cut whether the reply was cut off at the model's limit
 */
public record TrainAnswer(Example example, String reply, Optional<String> prediction, double score, boolean cut) {

    public TrainAnswer {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score must be from 0 to 1, not " + score);
        }
    }

    /** Returns whether it has the full score; any other answer is a mistake to learn from. */
    public boolean isRight() {
        return score == 1;
    }
}
