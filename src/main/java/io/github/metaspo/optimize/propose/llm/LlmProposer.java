package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MetaSPO's proposer: asks the optimizer model to analyse mistakes, and then to write a prompt that avoids them. */
public final class LlmProposer implements Proposer {

    private static final int MISTAKES_OF_EACH_TASK = 2;
    private static final int MISTAKES_OF_ONE_TASK = 3;

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer the optimizer model; stays open */
    public LlmProposer(LanguageModel optimizer, MetaPrompts metaPrompts) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public int callsPerProposal() {
        return 2;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        boolean system = context instanceof ProposalContext.System;
        MetaPrompt analyse = system ? MetaPrompt.SYSTEM_ANALYSIS : MetaPrompt.USER_ANALYSIS;
        String mistakes = String.join("\n\n", mistakes(context, random));
        OptimizerModel.Answer analysis =
                optimizer.ask(texts.text(analyse, context, Map.of("mistakes", mistakes)), analyse.tag(), number);
        if (analysis.content().filter(text -> !text.isBlank()).isEmpty()) {
            return new Proposal.Unusable(
                    analysis.reply(), "The reply has no analysis in a closed <" + analyse.tag() + ">.");
        }
        MetaPrompt write = write(context);
        Map<String, String> findings =
                Map.of("mistakes", mistakes, "analysis", analysis.content().get());
        return optimizer
                .ask(texts.text(write, context, findings), write.tag(), number)
                .proposal();
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = write(context).tag();
        return Optional.of(optimizer
                .ask(texts.repair(context, rejected, reasons, tag), tag, number)
                .proposal());
    }

    private static MetaPrompt write(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_WRITE : MetaPrompt.USER_WRITE;
    }

    private static List<String> mistakes(ProposalContext context, UniformRandomProvider random) {
        if (context instanceof ProposalContext.User user) {
            return SeedStreams.sample(user.task().mistakes(), MISTAKES_OF_ONE_TASK, random).stream()
                    .map(ExampleFormatter::withInput)
                    .toList();
        }
        List<String> mistakes = ((ProposalContext.System) context)
                .tasks().stream()
                        .flatMap(feedback ->
                                SeedStreams.sample(feedback.mistakes(), MISTAKES_OF_EACH_TASK, random).stream()
                                        .map(mistake -> ExampleFormatter.withUserPrompt(feedback, mistake)))
                        .toList();
        return SeedStreams.sample(mistakes, mistakes.size(), random);
    }
}
