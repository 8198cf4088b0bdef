package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Mistake;

import java.util.List;

/**
 * What came of a trial.
 *
 * @param score of the task's metric over the train examples that were answered, 0 to 1
 * @param mistakes some of the examples that did not get the full score, in an order that is random but the same in every run
 */
record Exam(double score, List<Mistake> mistakes) {

    Exam {
        mistakes = List.copyOf(mistakes);
    }
}
