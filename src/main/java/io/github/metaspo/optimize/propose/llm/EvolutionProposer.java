package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;

/**
 * Proposer that lets the optimizer model cross two of the best prompts so far and vary the result, the evolutionary variant in the MetaSPO
 * paper. As long as there is only one prompt, that one is varied. One call each.
 */
public final class EvolutionProposer extends SingleCallProposer {

    /** @param optimizer the optimizer model; stays open */
    public EvolutionProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        super(optimizer, metaPrompts);
    }

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    MetaPrompt metaPrompt(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_EVOLVE : MetaPrompt.USER_EVOLVE;
    }

    @Override
    Map<String, String> values(ProposalContext context, UniformRandomProvider random) {
        List<String> elite = context.elite();
        String second = elite.isEmpty() ? context.current() : elite.get(random.nextInt(elite.size()));
        return Map.of("first", context.current(), "second", second);
    }
}
