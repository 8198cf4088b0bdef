package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Base class of the proposers that make one call: the reply to a meta-prompt is the proposal. */
abstract class SingleCallProposer implements Proposer {

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer the optimizer model; stays open */
    SingleCallProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
    }

    /** Returns the meta-prompt for a system prompt or a user prompt. */
    abstract MetaPrompt metaPrompt(ProposalContext context);

    /** Returns the values of the placeholders that belong to this proposer. */
    abstract Map<String, String> values(ProposalContext context, UniformRandomProvider random);

    /** Returns the proposal in the form in which it is validated; by default as the model wrote it. */
    Proposal finished(Proposal proposal, ProposalContext context) {
        return proposal;
    }

    @Override
    public final int callsPerProposal() {
        return 1;
    }

    @Override
    public final Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        return ask(texts.text(metaPrompt(context), context, values(context, random)), context, number);
    }

    @Override
    public final Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String request =
                texts.repair(context, rejected, reasons, metaPrompt(context).tag());
        return Optional.of(ask(request, context, number));
    }

    private Proposal ask(String request, ProposalContext context, int number)
            throws ModelException, InterruptedException {
        return finished(
                optimizer.ask(request, metaPrompt(context).tag(), number).proposal(Writing.NONE), context);
    }

    /** Appends the question and the answer format to a user prompt if the model left them out. */
    static Proposal completed(Proposal proposal, ProposalContext context) {
        return proposal instanceof Proposal.Prompt prompt
                        && !prompt.text().isEmpty()
                        && context instanceof ProposalContext.User user
                ? prompt.withText(new PromptConstraints(user.task().task()).complete(prompt.text()))
                : proposal;
    }
}
