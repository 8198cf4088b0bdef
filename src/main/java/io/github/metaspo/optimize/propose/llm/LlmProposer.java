package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.optimize.Candidate.Analysis;
import io.github.metaspo.optimize.Candidate.Writing;
import io.github.metaspo.optimize.propose.Proposal;
import io.github.metaspo.optimize.propose.ProposalContext;
import io.github.metaspo.optimize.propose.Proposer;
import io.github.metaspo.suite.MetaPrompt;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * MetaSPO's proposer: the optimizer model analyses mistakes and writes a prompt that avoids them. It does so in two calls, as in the paper, or
 * in one reply, which costs half as much.
 */
public final class LlmProposer implements Proposer {

    private static final Set<MetaPrompt> OF_TWO_CALLS = EnumSet.of(
            MetaPrompt.SYSTEM_ANALYSIS, MetaPrompt.SYSTEM_WRITE, MetaPrompt.USER_ANALYSIS, MetaPrompt.USER_WRITE);

    /** The mistakes of more tasks than that are not analysed in one request. */
    private static final int MOST_TASKS_TOGETHER = 4;

    private final OptimizerModel optimizer;
    private final RequestTexts texts;
    private final LlmRequests requests;
    private final boolean inOneCall;
    private final boolean hasOwnProposal;
    private final int groups;
    private final Set<Assignment> assignments;

    private LlmProposer(
            OptimizerModel optimizer,
            RequestTexts texts,
            LlmRequests requests,
            boolean inOneCall,
            boolean hasOwnProposal,
            int groups,
            Set<Assignment> assignments) {
        this.optimizer = optimizer;
        this.texts = texts;
        this.requests = requests;
        this.inOneCall = inOneCall;
        this.hasOwnProposal = hasOwnProposal;
        this.groups = groups;
        this.assignments = assignments;
    }

    private static LlmProposer of(
            LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms, boolean inOneCall) {
        RequestTexts texts = new RequestTexts(metaPrompts);
        return new LlmProposer(
                new OptimizerModel(optimizer),
                texts,
                new LlmRequests(texts, terms),
                inOneCall,
                metaPrompts.replacesAny(EnumSet.of(MetaPrompt.SYSTEM_PROPOSAL)),
                1,
                EnumSet.allOf(Assignment.class));
    }

    /**
     * Returns a proposer that makes two calls for each proposal.
     *
     * @param optimizer the optimizer model; stays open
     */
    public static LlmProposer inTwoCalls(LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms) {
        return of(optimizer, metaPrompts, terms, false);
    }

    /**
     * Returns a proposer that makes one call for each proposal, or two if the suite has its own meta-prompt for one of the two.
     *
     * @param optimizer the optimizer model; stays open
     */
    public static LlmProposer inOneCall(LanguageModel optimizer, MetaPrompts metaPrompts, WritingTerms terms) {
        return of(optimizer, metaPrompts, terms, !metaPrompts.replacesAny(OF_TWO_CALLS));
    }

    /**
     * Returns the same proposer for prompts that stand in front of so many tasks. The mistakes of many tasks are analysed in groups of tasks, a
     * call each; then one call merges what was found into a prompt. If proposals take one call and the suite has its own meta-prompt for it, that
     * one is used for any number of tasks.
     *
     * @param tasks above 0
     */
    public LlmProposer over(int tasks) {
        int needed = inOneCall && hasOwnProposal ? 1 : (tasks + MOST_TASKS_TOGETHER - 1) / MOST_TASKS_TOGETHER;
        return new LlmProposer(
                optimizer, texts, requests, inOneCall && needed == 1, hasOwnProposal, needed, assignments);
    }

    /** Returns the same proposer that changes one sentence at a time. */
    public LlmProposer changingOneSentence() {
        return only(EnumSet.of(Assignment.CHANGE_ONE_SENTENCE));
    }

    /** Returns the same proposer that writes whole prompts anew. */
    public LlmProposer rewriting() {
        return only(EnumSet.complementOf(EnumSet.of(Assignment.CHANGE_ONE_SENTENCE)));
    }

    private LlmProposer only(Set<Assignment> some) {
        return new LlmProposer(optimizer, texts, requests, inOneCall, hasOwnProposal, groups, some);
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public int callsPerProposal() {
        return inOneCall ? 1 : groups + 1;
    }

    @Override
    public Proposal propose(ProposalContext context, int number, UniformRandomProvider random)
            throws ModelException, InterruptedException {
        Assignment assignment = Assignment.of(number, assignments, context);
        ShownAnswers shown = ShownAnswers.drawn(context, random);
        MetaPrompt analyse =
                context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_ANALYSIS : MetaPrompt.USER_ANALYSIS;
        if (inOneCall) {
            MetaPrompt propose =
                    context instanceof ProposalContext.System ? MetaPrompt.SYSTEM_PROPOSAL : MetaPrompt.USER_PROPOSAL;
            OptimizerModel.Answer answer =
                    optimizer.ask(requests.text(propose, context, shown, assignment, Map.of()), propose.tag(), number);
            return answer.proposal(writing(assignment, analyses(shown, answer.other(analyse.tag()))));
        }
        List<Analysis> analyses = new ArrayList<>();
        String lastReply = "";
        for (ShownAnswers group : shown.split(groups)) {
            if (groups == 1 || group.showMistakes()) {
                OptimizerModel.Answer analysis = optimizer.ask(
                        requests.text(analyse, context, group, assignment, Map.of()), analyse.tag(), number);
                lastReply = analysis.reply();
                analyses.addAll(analyses(group, analysis.content()));
            }
        }
        if (analyses.isEmpty()) {
            return new Proposal.Unusable(
                    lastReply,
                    "The reply has no analysis in a closed <" + analyse.tag() + ">.",
                    writing(assignment, List.of()));
        }
        MetaPrompt write = write(context);
        return optimizer
                .ask(
                        requests.text(write, context, shown, assignment, Map.of("analysis", merged(analyses))),
                        write.tag(),
                        number)
                .proposal(writing(assignment, analyses));
    }

    private static List<Analysis> analyses(ShownAnswers shown, Optional<String> text) {
        return text
                .filter(content -> !content.isBlank())
                .map(content -> new Analysis(shown.taskIds(), content))
                .stream()
                .toList();
    }

    private static String merged(List<Analysis> analyses) {
        return analyses.size() == 1
                ? analyses.get(0).text()
                : analyses.stream()
                        .map(analysis ->
                                "In the tasks " + String.join(", ", analysis.tasks()) + ":\n" + analysis.text())
                        .collect(Collectors.joining("\n\n"));
    }

    private static Writing writing(Assignment assignment, List<Analysis> analyses) {
        return new Writing(Optional.of(assignment.keyword()), analyses, List.of());
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
