package io.github.metaspo.optimize.propose;

import java.util.Optional;

/**
 * A request for one candidate.
 *
 * @param number of the candidate, unique in the search
 * @param parent number of the candidate that it is made from
 */
public record ProposalRequest(int number, int parent, ProposalContext context) {

    /** Returns the id of the task whose user prompt is requested; empty for a system prompt. */
    public Optional<String> task() {
        return context instanceof ProposalContext.User user
                ? Optional.of(user.task().task().id())
                : Optional.empty();
    }
}
