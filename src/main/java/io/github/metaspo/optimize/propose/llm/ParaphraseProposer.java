package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proposer that lets the optimizer model say a prompt in other words, for example to vary the best proposals of APE. One call each. */
public final class ParaphraseProposer implements Proposer {

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer stays open */
    public ParaphraseProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
    }

    @Override
    public String name() {
        return "paraphrase";
    }

    @Override
    public int callsPerProposal() {
        return 1;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String request = texts.text(MetaPrompt.PARAPHRASE, context, Map.of("text", context.current()));
        return complete(
                optimizer.ask(request, MetaPrompt.PARAPHRASE.tag(), number).proposal(), context);
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal refused, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = MetaPrompt.PARAPHRASE.tag();
        return Optional.of(complete(
                optimizer
                        .ask(texts.repair(context, refused, reasons, tag), tag, number)
                        .proposal(),
                context));
    }

    /** A user prompt with the parts that it must not lose appended if the model left them out. */
    private static Proposal complete(Proposal proposal, ProposalContext context) {
        return proposal instanceof Proposal.Prompt prompt
                        && !prompt.text().isEmpty()
                        && context instanceof ProposalContext.User user
                ? new Proposal.Prompt(new PromptConstraints(user.task().task()).complete(prompt.text()), List.of())
                : proposal;
    }
}
