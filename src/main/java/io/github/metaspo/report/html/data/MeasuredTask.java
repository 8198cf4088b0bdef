package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Lock.Figure;

import java.util.List;
import java.util.Optional;

/**
 * A task of a measurement.
 *
 * @param id its id
 * @param unseen whether it takes no part in the search and in the decision
 * @param weight its weight in the score of the suite
 * @param metric name of its metric; empty if it is not known
 * @param contents fingerprint of its held-out examples, extraction and metric; empty without a score
 * @param figure its score; empty if the measurement has none
 * @param answers one per question
 */
public record MeasuredTask(
        String id,
        boolean unseen,
        double weight,
        Optional<String> metric,
        Optional<String> contents,
        Optional<Figure> figure,
        List<Answer> answers) {

    public MeasuredTask {
        answers = List.copyOf(answers);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("task " + id + " has the weight " + weight);
        }
    }

    /** Returns the number of answers in a state. */
    public int count(Answer.State state) {
        return Math.toIntExact(
                answers.stream().filter(answer -> answer.state() == state).count());
    }
}
