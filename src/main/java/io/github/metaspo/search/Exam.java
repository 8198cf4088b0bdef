package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Mistake;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of a trial.
 *
 * @param measured the task's metric over the train examples that were answered, 0 to 1; empty if fewer than half of those asked were
 * @param mistakes some of the examples that did not get the full score, in an order that is random but the same in every run
 */
record Exam(OptionalDouble measured, List<Mistake> mistakes) {

    static final Exam UNANSWERED = new Exam(OptionalDouble.empty(), List.of());

    Exam {
        mistakes = List.copyOf(mistakes);
    }

    boolean isAnswered() {
        return measured.isPresent();
    }

    /** The score, 0 to 1; 0 if it was not answered. */
    double score() {
        return measured.orElse(0);
    }
}
