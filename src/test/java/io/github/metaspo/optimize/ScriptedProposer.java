package io.github.metaspo.optimize;

import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A fake that drops some sentences and adds one to three, good ones more often: what a fair optimizer model does. */
final class ScriptedProposer implements FakeProposer {

    private final ScriptedWorld world;

    ScriptedProposer(ScriptedWorld world) {
        this.world = world;
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

    private static String rewrite(String text, IntToDoubleFunction effect, UniformRandomProvider random) {
        return ScriptedWorld.text(new ScriptedWriter(effect, random).rewrite(ScriptedWorld.sentences(text)));
    }
}
