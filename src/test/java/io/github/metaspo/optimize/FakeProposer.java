package io.github.metaspo.optimize;

import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;

/** Fake proposer that counts as two calls and repairs by proposing again. */
interface FakeProposer extends Proposer {

    @Override
    default String name() {
        return "scripted";
    }

    @Override
    default int callsPerProposal() {
        return 2;
    }

    @Override
    Proposal propose(ProposalContext context, int number, UniformRandomProvider random);

    @Override
    default Optional<Proposal> repair(
            ProposalContext context,
            Proposal rejected,
            List<String> reasons,
            int number,
            UniformRandomProvider random) {
        return Optional.of(propose(context, number, random));
    }
}
