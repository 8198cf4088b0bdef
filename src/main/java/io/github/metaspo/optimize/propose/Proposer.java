package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.ModelException;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;

/**
 * A strategy for writing candidates. Called from many threads at once. Its knowledge changes only between rounds, through {@link
 * #learn}, so that results do not depend on the order in which replies arrive.
 */
public interface Proposer {

    /** Returns its keyword in suites, locks and reports. */
    String name();

    /** Returns the number of calls to the optimizer model per proposal, not counting a repair. */
    int callsPerProposal();

    /** Returns the number of calls to the optimizer model per repair. */
    default int callsPerRepair() {
        return Math.min(1, callsPerProposal());
    }

    /**
     * Writes one candidate.
     *
     * @param number the number of the candidate, unique in the search; makes otherwise identical requests different
     * @param random a random generator for this candidate alone
     * @throws ModelException if the optimizer model gives no reply
     */
    Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException;

    /**
     * Repairs a rejected proposal.
     *
     * @param rejected the first proposal
     * @param reasons why it was rejected, one sentence each
     * @return the repaired proposal, or empty if this proposer does not repair
     */
    Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException;

    /** Begins a round: the candidates of these numbers will be asked for. Called by one thread, before any of them is. */
    default void begin(List<Integer> numbers) {}

    /**
     * Learns from the gain of a candidate. Called between rounds by one thread, in the order of the candidates' numbers; again for a candidate
     * that was asked more since.
     *
     * @param number of the candidate
     * @param gain its score minus that of the text that it was made from, on the same examples; -1 to 1
     */
    default void learn(int number, Proposal.Prompt candidate, double gain) {}
}
