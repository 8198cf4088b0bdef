package io.github.metaspo.optimize.propose;

import io.github.metaspo.optimize.Candidate.Writing;

import java.util.List;
import java.util.Optional;

/** The result of a proposal request. */
public sealed interface ProposalResult {

    ProposalRequest request();

    /** A candidate that passed validation, at once or after a repair. */
    record Admitted(ProposalRequest request, Proposal.Prompt proposal, Writing writing) implements ProposalResult {}

    /**
     * A proposal that failed validation, and so did its repair.
     *
     * @param text of the prompt; empty if the reply holds none
     * @param reasons of the last try that holds a prompt, or of the first if none does
     */
    record Rejected(ProposalRequest request, Optional<String> text, List<Rejection> reasons, Writing writing)
            implements ProposalResult {

        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** The optimizer model gave no reply. */
    record Failed(ProposalRequest request, String message) implements ProposalResult {}
}
