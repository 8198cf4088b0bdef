package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposer that lets the optimizer model cross two of the best prompts so far and vary the result, the evolutionary variant in the MetaSPO
 * paper. As long as there is only one prompt, that one is varied. One call each.
 */
public final class EvolutionProposer implements Proposer {

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer stays open */
    public EvolutionProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
    }

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    public int callsPerProposal() {
        return 1;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        List<String> elite = context.elite();
        String second = elite.isEmpty() ? context.current() : elite.get(random.nextInt(elite.size()));
        MetaPrompt evolve = metaPrompt(context);
        String request = texts.text(evolve, context, Map.of("first", context.current(), "second", second));
        return optimizer.ask(request, evolve.tag(), number).proposal();
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal refused, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = metaPrompt(context).tag();
        return Optional.of(optimizer
                .ask(texts.repair(context, refused, reasons, tag), tag, number)
                .proposal());
    }

    private static MetaPrompt metaPrompt(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_EVOLVE : MetaPrompt.USER_EVOLVE;
    }
}
