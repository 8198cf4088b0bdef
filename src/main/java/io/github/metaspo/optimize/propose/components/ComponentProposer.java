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

/** Edits a prompt sentence by sentence, without a model, guided by what each sentence of the corpus brought so far. */
public final class ComponentProposer implements Proposer {

    private final SentenceBank corpus;
    private final SentenceStats credits = new SentenceStats();

    public ComponentProposer(SentenceBank corpus) {
        this.corpus = corpus;
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
    public Proposal propose(ProposalContext assignment, int number, UniformRandomProvider random) {
        return new SentenceEditor(sentences(assignment), corpus, credits, random).draft();
    }

    /** Draws other edits, which costs nothing. */
    @Override
    public Optional<Proposal> repair(
            ProposalContext assignment,
            Proposal refused,
            List<String> reasons,
            int number,
            UniformRandomProvider random) {
        return Optional.of(propose(assignment, number, random));
    }

    @Override
    public void learn(Proposal.Prompt candidate, double gain) {
        for (Proposal.Edit edit : candidate.edits()) {
            if (edit instanceof Proposal.Edit.Added added) {
                credits.add(added.sentence(), gain);
            } else if (edit instanceof Proposal.Edit.Deleted deleted) {
                credits.add(deleted.sentence(), -gain);
            } else if (edit instanceof Proposal.Edit.Replaced replaced) {
                credits.add(replaced.sentence(), gain);
                credits.add(replaced.former(), -gain);
            }
        }
    }

    private static Sentences sentences(ProposalContext assignment) {
        if (assignment instanceof ProposalContext.User user) {
            return Sentences.of(
                    user.current(), new PromptConstraints(user.task().task())::isFixed);
        }
        return Sentences.of(assignment.current(), line -> false);
    }
}
