package io.github.metaspo.search;

import io.github.metaspo.search.proposal.Assignment;

import java.util.Optional;

/**
 * A candidate that is to be written.
 *
 * @param number of the candidate
 * @param parent number of the candidate that it is made from
 */
record Order(int number, int parent, Assignment assignment) {

    /** Whose user prompt is to be written; empty for a system prompt. */
    Optional<String> task() {
        return assignment instanceof Assignment.User user
                ? Optional.of(user.task().task().id())
                : Optional.empty();
    }
}
