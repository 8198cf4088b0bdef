package io.github.metaspo.optimize.propose;

import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.optimize.propose.Rejection.Reason;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Validator of proposals, applied before they cost a call to the target model. Created once per search; thread-safe. */
public final class CandidateValidator {

    private static final String TEMPLATE = "{{";

    private final CopyDetector copies;
    private final ShortExamples shortExamples;
    private final PromptLimits limits;
    private final TokenCount tokens = new TokenCount();

    /** @param trainTasks the tasks whose train examples no prompt may give away */
    public CandidateValidator(List<Task> trainTasks, PromptLimits limits) {
        this.copies = new CopyDetector(trainTasks);
        this.shortExamples = new ShortExamples(trainTasks);
        this.limits = limits;
    }

    /**
     * Returns the reasons to reject a proposal.
     *
     * @param seen the {@link SeenPrompts#keys keys} of the prompts that were scored already or are about to be
     * @return empty if the proposal may become a candidate
     */
    public List<Rejection> check(Proposal proposal, ProposalContext context, Set<String> seen) {
        if (proposal instanceof Proposal.Unusable unusable) {
            return List.of(new Rejection(Reason.NO_PROMPT, unusable.why()));
        }
        String text = ((Proposal.Prompt) proposal).text();
        if (text.isBlank()) {
            return List.of(new Rejection(Reason.EMPTY, "The prompt is empty; write one."));
        }
        List<Rejection> reasons = new ArrayList<>();
        checkCharacters(text, reasons);
        checkTemplate(text, reasons);
        if (context instanceof ProposalContext.User user) {
            checkConstraints(text, new PromptConstraints(user.task().task()), reasons);
        }
        checkLength(text, context, reasons);
        String key = SeenPrompts.key(text);
        if (seen.contains(key) || key.equals(SeenPrompts.key(context.current()))) {
            reasons.add(new Rejection(Reason.DUPLICATE, "The prompt was tried before; write another one."));
        }
        copies.firstIn(text, context.current())
                .or(() -> shortExamples.firstIn(text, context.current()))
                .ifPresent(run -> reasons.add(new Rejection(
                        Reason.COPIED,
                        "The prompt copies \"" + run + "\" from an example; say what holds for all inputs.")));
        return List.copyOf(reasons);
    }

    /** Returns a proposal in which lost lines about the form of the answer are put back, which costs no call. */
    static Proposal mended(Proposal proposal, ProposalContext context) {
        return proposal instanceof Proposal.Prompt prompt
                        && !prompt.text().isBlank()
                        && context instanceof ProposalContext.User user
                ? prompt.withText(new PromptConstraints(user.task().task()).withFormat(prompt.text()))
                : proposal;
    }

    private static void checkCharacters(String text, List<Rejection> reasons) {
        UntrustedText.firstHidden(text)
                .ifPresent(code -> reasons.add(new Rejection(
                        Reason.CONTROL_CHARACTER,
                        String.format(
                                "The prompt holds the character U+%04X, which nobody sees or a terminal obeys; leave it"
                                        + " out.",
                                code))));
    }

    private static void checkTemplate(String text, List<Rejection> reasons) {
        if (text.contains(TEMPLATE)) {
            reasons.add(new Rejection(
                    Reason.TEMPLATE, "The prompt holds \"{{\", which applications take for a variable; leave it out."));
        }
    }

    private static void checkConstraints(String text, PromptConstraints constraints, List<Rejection> reasons) {
        int times = (text.length() - text.replace(UserPrompt.QUESTION, "").length()) / UserPrompt.QUESTION.length();
        List<String> missing = constraints.missingPlaceholders(text);
        if (times > 1) {
            reasons.add(new Rejection(
                    Reason.PLACEHOLDER,
                    "The prompt holds " + UserPrompt.QUESTION + " " + times + " times; write it exactly once."));
        } else if (!missing.isEmpty()) {
            reasons.add(new Rejection(
                    Reason.PLACEHOLDER,
                    "The prompt lacks " + String.join(", ", missing) + "; write it where the input belongs."));
        }
        if (!constraints.format().survivesIn(text)) {
            reasons.add(
                    new Rejection(
                            Reason.ANSWER_FORMAT,
                            "The prompt no longer names the tag, the field or the labels of the answer; keep the line about it as it was."));
        }
    }

    private void checkLength(String text, ProposalContext context, List<Rejection> reasons) {
        int most = context instanceof ProposalContext.System ? limits.systemTokens() : limits.userTokens();
        int count = tokens.of(text);
        if (count > most) {
            reasons.add(new Rejection(
                    Reason.TOO_LONG,
                    "The prompt has " + count + " tokens, and " + most + " is the most; make it shorter."));
        }
    }
}
