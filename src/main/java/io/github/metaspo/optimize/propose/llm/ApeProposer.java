package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * APE proposer: asks the optimizer model for the prompt that leads from questions to their gold answers (Zhou et al., "Large
 * Language Models Are Human-Level Prompt Engineers", 2023).
 */
public final class ApeProposer implements Proposer {

    private static final int PAIRS_OF_EACH_TASK = 5;
    private static final int PAIRS_OF_ONE_TASK = 10;

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer the optimizer model; stays open */
    public ApeProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
    }

    @Override
    public String name() {
        return "ape";
    }

    @Override
    public int callsPerProposal() {
        return 1;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        MetaPrompt ape = metaPrompt(context);
        Map<String, String> pairs = Map.of("pairs", ExampleFormatter.pairs(pairs(context, random)));
        return complete(
                optimizer
                        .ask(texts.text(ape, context, pairs), ape.tag(), number)
                        .proposal(),
                context);
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = metaPrompt(context).tag();
        return Optional.of(complete(
                optimizer
                        .ask(texts.repair(context, rejected, reasons, tag), tag, number)
                        .proposal(),
                context));
    }

    private static MetaPrompt metaPrompt(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_APE : MetaPrompt.USER_APE;
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

    /** Appends the question and the answer format to a user prompt if the model wrote only the instruction. */
    private static Proposal complete(Proposal proposal, ProposalContext context) {
        if (!(proposal instanceof Proposal.Prompt prompt)
                || prompt.text().isEmpty()
                || !(context instanceof ProposalContext.User user)) {
            return proposal;
        }
        return new Proposal.Prompt(new PromptConstraints(user.task().task()).complete(prompt.text()), List.of());
    }
}
