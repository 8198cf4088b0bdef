package io.github.metaspo.optimize.propose;

import io.github.metaspo.model.TokenCount;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.optimize.propose.Rejection.Reason;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a draft before it costs a call to the target model. Built once for a search; safe for use by many threads. */
public final class CandidateValidator {

    private static final String TEMPLATE = "{{";

    private final CopyDetector shingles;
    private final ShortExamples shortExamples;
    private final PromptLimits limits;
    private final TokenCount tokens = new TokenCount();

    /** @param trainTasks whose train examples no prompt may give away */
    public CandidateValidator(List<Task> trainTasks, PromptLimits limits) {
        this.shingles = new CopyDetector(trainTasks);
        this.shortExamples = new ShortExamples(trainTasks);
        this.limits = limits;
    }

    /**
     * Everything that is wrong with a draft.
     *
     * @param seen the texts, in their normal form, that were scored or are about to be
     * @return empty where the draft may become a candidate
     */
    public List<Rejection> check(Proposal draft, ProposalContext assignment, Set<String> seen) {
        if (draft instanceof Proposal.Unusable unusable) {
            return List.of(new Rejection(Reason.NO_PROMPT, unusable.why()));
        }
        String text = ((Proposal.Prompt) draft).text();
        if (text.isBlank()) {
            return List.of(new Rejection(Reason.EMPTY, "The prompt is empty; write one."));
        }
        List<Rejection> refusals = new ArrayList<>();
        checkCharacters(text, refusals);
        checkTemplate(text, refusals);
        if (assignment instanceof ProposalContext.User user) {
            checkFrame(text, new PromptConstraints(user.task().task()), refusals);
        }
        checkLength(text, assignment, refusals);
        if (seen.contains(text) || text.equals(assignment.current())) {
            refusals.add(new Rejection(Reason.DUPLICATE, "The prompt was tried before; write another one."));
        }
        shingles.firstIn(text, assignment.current())
                .or(() -> shortExamples.firstIn(text, assignment.current()))
                .ifPresent(run -> refusals.add(new Rejection(
                        Reason.COPIED,
                        "The prompt copies \"" + run + "\" from an example; say what holds for all inputs.")));
        return List.copyOf(refusals);
    }

    private static void checkCharacters(String text, List<Rejection> refusals) {
        UntrustedText.firstHidden(text)
                .ifPresent(code -> refusals.add(new Rejection(
                        Reason.CONTROL_CHARACTER,
                        String.format(
                                "The prompt holds the character U+%04X, which nobody sees or a terminal obeys; leave it"
                                        + " out.",
                                code))));
    }

    private static void checkTemplate(String text, List<Rejection> refusals) {
        if (text.contains(TEMPLATE)) {
            refusals.add(new Rejection(
                    Reason.TEMPLATE, "The prompt holds \"{{\", which applications take for a variable; leave it out."));
        }
    }

    private static void checkFrame(String text, PromptConstraints frame, List<Rejection> refusals) {
        int times = (text.length() - text.replace(UserPrompt.QUESTION, "").length()) / UserPrompt.QUESTION.length();
        List<String> missing = frame.missingPlaceholders(text);
        if (times > 1) {
            refusals.add(new Rejection(
                    Reason.PLACEHOLDER,
                    "The prompt holds " + UserPrompt.QUESTION + " " + times + " times; write it exactly once."));
        } else if (!missing.isEmpty()) {
            refusals.add(new Rejection(
                    Reason.PLACEHOLDER,
                    "The prompt lacks " + String.join(", ", missing) + "; write it where the input belongs."));
        }
        if (!frame.format().survivesIn(text)) {
            refusals.add(new Rejection(
                    Reason.ANSWER_FORMAT,
                    "The prompt no longer says in which form to answer; keep the lines about it as they were."));
        }
    }

    private void checkLength(String text, ProposalContext assignment, List<Rejection> refusals) {
        int most = assignment instanceof ProposalContext.System ? limits.systemTokens() : limits.userTokens();
        int count = tokens.of(text);
        if (count > most) {
            refusals.add(new Rejection(
                    Reason.TOO_LONG,
                    "The prompt has " + count + " tokens, and " + most + " is the most; make it shorter."));
        }
    }
}
