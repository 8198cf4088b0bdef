package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.Map;

/** Proposer that lets the optimizer model say a prompt in other words, for example to vary the best proposals of APE. One call each. */
public final class ParaphraseProposer extends SingleCallProposer {

    /** @param optimizer the optimizer model; stays open */
    public ParaphraseProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        super(optimizer, metaPrompts);
    }

    @Override
    public String name() {
        return "paraphrase";
    }

    @Override
    MetaPrompt metaPrompt(ProposalContext context) {
        return MetaPrompt.PARAPHRASE;
    }

    @Override
    Map<String, String> values(ProposalContext context, UniformRandomProvider random) {
        return Map.of("text", context.current());
    }

    @Override
    Proposal finished(Proposal proposal, ProposalContext context) {
        return completed(proposal, context);
    }
}
