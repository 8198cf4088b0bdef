package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * MetaSPO's proposer: the optimizer model analyses mistakes and writes a prompt that avoids them. It does so in two calls, as in the paper, or
 * in one reply, which costs half as much.
 */
public final class LlmProposer implements Proposer {

    private static final Set<MetaPrompt> OF_TWO_CALLS = EnumSet.of(
            MetaPrompt.SYSTEM_ANALYSIS, MetaPrompt.SYSTEM_WRITE, MetaPrompt.USER_ANALYSIS, MetaPrompt.USER_WRITE);

    private final OptimizerModel optimizer;
    private final RequestTexts texts;
    private final LlmRequests requests;
    private final boolean inOneCall;

    private LlmProposer(LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms, boolean inOneCall) {
        this.optimizer = new OptimizerModel(optimizer);
        this.texts = new RequestTexts(metaPrompts);
        this.requests = new LlmRequests(texts, terms);
        this.inOneCall = inOneCall;
    }

    /**
     * Returns a proposer that makes two calls for each proposal.
     *
     * @param optimizer the optimizer model; stays open
     */
    public static LlmProposer inTwoCalls(LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms) {
        return new LlmProposer(optimizer, metaPrompts, terms, false);
    }

    /**
     * Returns a proposer that makes one call for each proposal, or two if the suite has its own meta-prompt for one of the two.
     *
     * @param optimizer the optimizer model; stays open
     */
    public static LlmProposer inOneCall(LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms) {
        return new LlmProposer(optimizer, metaPrompts, terms, !metaPrompts.replacesAny(OF_TWO_CALLS));
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public int callsPerProposal() {
        return inOneCall ? 1 : 2;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        Assignment assignment = Assignment.of(number, context);
        ShownAnswers shown = ShownAnswers.drawn(context, random);
        MetaPrompt analyse =
                context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_ANALYSIS : MetaPrompt.USER_ANALYSIS;
        if (inOneCall) {
            MetaPrompt propose =
                    context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_PROPOSAL : MetaPrompt.USER_PROPOSAL;
            OptimizerModel.Answer answer =
                    optimizer.ask(requests.text(propose, context, shown, assignment, Map.of()), propose.tag(), number);
            return answer.proposal(writing(assignment, answer.other(analyse.tag())));
        }
        OptimizerModel.Answer analysis =
                optimizer.ask(requests.text(analyse, context, shown, assignment, Map.of()), analyse.tag(), number);
        Optional<String> findings = analysis.content().filter(text -> !text.isBlank());
        if (findings.isEmpty()) {
            return new Proposal.Unusable(
                    analysis.reply(),
                    "The reply has no analysis in a closed <" + analyse.tag() + ">.",
                    writing(assignment, Optional.empty()));
        }
        MetaPrompt write = write(context);
        return optimizer
                .ask(
                        requests.text(write, context, shown, assignment, Map.of("analysis", findings.get())),
                        write.tag(),
                        number)
                .proposal(writing(assignment, findings));
    }

    private static Writing writing(Assignment assignment, Optional<String> analysis) {
        return new Writing(Optional.of(assignment.keyword()), analysis.filter(text -> !text.isBlank()), List.of());
    }

    @Override
    public Optional<Proposal> repair(
            ProposalContext context, Proposal rejected, List<String> reasons, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        String tag = write(context).tag();
        return Optional.of(optimizer
                .ask(texts.repair(context, rejected, reasons, tag), tag, number)
                .proposal(rejected.writing()));
    }

    private static MetaPrompt write(ProposalContext context) {
        return context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_WRITE : MetaPrompt.USER_WRITE;
    }
}
