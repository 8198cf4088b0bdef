package io.github.metaspo.optimize;

import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;

/** A fake that proposes the next child of the prompt to improve, so that all searches of a world are proposed the same children of a prompt. */
final class LineageProposer implements FakeProposer {

    private static final String QUESTION = " {question}";

    private final LineageWorld world;

    LineageProposer(LineageWorld world) {
        this.world = world;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random) {
        if (context instanceof ProposalContext.User user) {
            int task = user.task().task().id().charAt(1) - '0';
            String current = user.current().substring(0, user.current().length() - QUESTION.length());
            return new Proposal.Prompt(world.child(task, current) + QUESTION, List.of());
        }
        return new Proposal.Prompt(world.child(context.current()), List.of());
    }
}
