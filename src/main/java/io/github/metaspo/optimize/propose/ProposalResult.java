package io.github.metaspo.optimize.propose;

import java.util.List;
import java.util.Optional;

/** The result of a proposal request. */
public sealed interface ProposalResult {

    ProposalRequest request();

    /** A candidate that passed validation. */
    record Admitted(ProposalRequest request, Proposal.Prompt proposal) implements ProposalResult {}

    /**
     * A proposal that failed validation, and so did its repair.
     *
     * @param text of the prompt; empty if the reply holds none
     */
    record Rejected(ProposalRequest request, Optional<String> text, List<Rejection> reasons) implements ProposalResult {

        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** The optimizer model gave no reply. */
    record Failed(ProposalRequest request, String message) implements ProposalResult {}
}
