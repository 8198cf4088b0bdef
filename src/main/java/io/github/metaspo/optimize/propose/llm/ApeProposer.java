package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;

/**
 * APE proposer: asks the optimizer model for the prompt that leads from questions to their gold answers (Zhou et al., "Large
 * Language Models Are Human-Level Prompt Engineers", 2023).
 */
public final class ApeProposer extends SingleCallProposer {

    private static final int PAIRS_OF_EACH_TASK = 5;
    private static final int PAIRS_OF_ONE_TASK = 10;

    /** @param optimizer the optimizer model; stays open */
    public ApeProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        super(optimizer, metaPrompts);
    }

    @Override
    public String name() {
        return "ape";
    }

    @Override
    MetaPrompt metaPrompt(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_APE : MetaPrompt.USER_APE;
    }

    @Override
    Map<String, String> values(ProposalContext context, UniformRandomProvider random) {
        return Map.of("pairs", ExampleFormatter.pairs(pairs(context, random)));
    }

    @Override
    Proposal finished(Proposal proposal, ProposalContext context) {
        return completed(proposal, context);
    }

    private static List<Example> pairs(ProposalContext context, UniformRandomProvider random) {
        if (context instanceof ProposalContext.User user) {
            return SeedStreams.sample(user.task().task().train(), PAIRS_OF_ONE_TASK, random);
        }
        List<Example> pairs = ((ProposalContext.System) context)
                .tasks().stream()
                        .flatMap(view -> SeedStreams.sample(view.task().train(), PAIRS_OF_EACH_TASK, random).stream())
                        .toList();
        return SeedStreams.sample(pairs, pairs.size(), random);
    }
}
