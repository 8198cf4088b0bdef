package io.github.metaspo.optimize.propose.components;

import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.optimize.propose.SentenceBank;
import io.github.metaspo.optimize.propose.Sentences;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;

/** Proposer without a model: edits a prompt sentence by sentence, guided by the gains that each sentence of the bank brought so far. */
public final class ComponentProposer implements Proposer {

    private final SentenceBank bank;
    private final SentenceStats stats = new SentenceStats();

    public ComponentProposer(SentenceBank bank) {
        this.bank = bank;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public int callsPerProposal() {
        return 0;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
        return new SentenceEditor(sentences(context), bank, stats, random).proposal();
    }

    /** Draws other random edits. */
    @Override
    public Optional<Proposal> repair(
            ProposalContext context,
            Proposal rejected,
            List<String> reasons,
            int number,
            UniformRandomProvider random) {
        return Optional.of(propose(context, number, random));
    }

    @Override
    public void learn(int number, Proposal.Prompt candidate, double gain) {
        for (Proposal.Edit edit : candidate.edits()) {
            if (edit instanceof Proposal.Edit.Added added) {
                stats.add(added.sentence(), gain);
            } else if (edit instanceof Proposal.Edit.Deleted deleted) {
                stats.add(deleted.sentence(), -gain);
            } else if (edit instanceof Proposal.Edit.Replaced replaced) {
                stats.add(replaced.sentence(), gain);
                stats.add(replaced.former(), -gain);
            }
        }
    }

    private static Sentences sentences(ProposalContext context) {
        if (context instanceof ProposalContext.User user) {
            return Sentences.of(
                    user.current(), new PromptConstraints(user.task().task())::isFixed);
        }
        return Sentences.of(context.current(), line -> false);
    }
}
