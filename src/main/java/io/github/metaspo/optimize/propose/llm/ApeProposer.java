package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.propose.PromptConstraints;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.optimize.propose.Samples;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the optimizer model guess the prompt that led from questions to their gold answers (Zhou et al., "Large Language Models
 * Are Human-Level Prompt Engineers", 2023).
 */
public final class ApeProposer implements Proposer {

    private static final int PAIRS_OF_EACH_TASK = 5;
    private static final int PAIRS_OF_ONE_TASK = 10;

    private final OptimizerModel optimizer;
    private final RequestTexts texts;

    /** @param optimizer stays open */
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
    public Proposal propose(ProposalContext assignment, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        MetaPrompt ape = metaPrompt(assignment);
        Map<String, String> pairs = Map.of("pairs", ExampleFormatter.pairs(pairs(assignment, random)));
        return complete(
                optimizer
                        .ask(texts.text(ape, assignment, pairs), ape.tag(), number)
                        .draft(),
                assignment);
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext assignment,
            Proposal refused,
            List<String> reasons,
            int number,
            UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = metaPrompt(assignment).tag();
        return Optional.of(complete(
                optimizer
                        .ask(texts.repair(assignment, refused, reasons, tag), tag, number)
                        .draft(),
                assignment));
    }

    private static MetaPrompt metaPrompt(ProposalContext assignment) {
        return assignment instanceof ProposalContext.System ? MetaPrompt.SYSTEM_APE : MetaPrompt.USER_APE;
    }

    private static List<Example> pairs(ProposalContext assignment, UniformRandomProvider random) {
        if (assignment instanceof ProposalContext.User user) {
            return Samples.of(user.task().task().train(), PAIRS_OF_ONE_TASK, random);
        }
        List<Example> pairs = ((ProposalContext.System) assignment)
                .tasks().stream()
                        .flatMap(view -> Samples.of(view.task().train(), PAIRS_OF_EACH_TASK, random).stream())
                        .toList();
        return Samples.of(pairs, pairs.size(), random);
    }

    /** A user prompt with the question and the answer format behind it, where the model wrote the instruction alone. */
    private static Proposal complete(Proposal draft, ProposalContext assignment) {
        if (!(draft instanceof Proposal.Prompt prompt)
                || prompt.text().isEmpty()
                || !(assignment instanceof ProposalContext.User user)) {
            return draft;
        }
        return new Proposal.Prompt(new PromptConstraints(user.task().task()).complete(prompt.text()), List.of());
    }
}
