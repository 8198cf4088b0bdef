package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;

/**
 * Proposes prompts. Many candidates are written at once by as many threads; what a proposer knows changes only between rounds,
 * through {@link #learn}, so that the order in which replies arrive changes nothing.
 */
public interface Proposer {

    /** The word for it in suites, locks and reports. */
    String name();

    /** The calls to the optimizer model that one proposal takes, the second try aside. */
    int callsPerProposal();

    /** The calls to the optimizer model that a second try takes. */
    default int callsPerRepair() {
        return Math.min(1, callsPerProposal());
    }

    /**
     * Writes one candidate.
     *
     * @param number of the candidate, unique in the search: tells apart calls that ask the same (their draw number)
     * @param random of this candidate alone
     * @throws ModelException when the optimizer model gives no reply
     */
    Proposal propose(ProposalContext assignment, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException;

    /**
     * A second try after a refusal.
     *
     * @param refused what was written at first
     * @param reasons what was wrong with it, one sentence each
     * @return empty where there is no second try
     */
    Optional<Proposal> repair(
            ProposalContext assignment,
            Proposal refused,
            List<String> reasons,
            int number,
            UniformRandomProvider random)
            throws ModelException, InterruptedException;

    /**
     * Learns what a candidate brought. Called between rounds by one thread, in the order of candidates' numbers.
     *
     * @param gain its score minus that of the text that it was made from, on the same examples; -1 to 1
     */
    default void learn(Proposal.Prompt candidate, double gain) {}
}
