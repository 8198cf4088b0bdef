package io.github.metaspo.optimize;

import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A fake that drops some sentences and adds one to three, good ones more often: what a fair optimizer model does. */
final class ScriptedProposer implements Proposer {

    private final ScriptedWorld world;

    ScriptedProposer(ScriptedWorld world) {
        this.world = world;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public int callsPerProposal() {
        return 2;
    }

    @Override
    public Proposal propose(ProposalContext assignment, int number, UniformRandomProvider random) {
        if (assignment instanceof ProposalContext.User user) {
            int task = user.task().task().id().charAt(1) - '0';
            String sentences = rewrite(user.current(), i -> world.effect(task, i), random);
            return new Proposal.Prompt("base " + sentences + " {question}", List.of());
        }
        return new Proposal.Prompt(rewrite(assignment.current(), world::effect, random), List.of());
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext assignment,
            Proposal refused,
            List<String> reasons,
            int number,
            UniformRandomProvider random) {
        return Optional.of(propose(assignment, number, random));
    }

    private static String rewrite(String text, IntToDoubleFunction effect, UniformRandomProvider random) {
        return ScriptedWorld.text(new ScriptedWriter(effect, random).rewrite(ScriptedWorld.sentences(text)));
    }
}
