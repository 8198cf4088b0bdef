package io.github.metaspo.workflow;

import io.github.metaspo.report.Wording;
import io.github.metaspo.search.Candidate;
import io.github.metaspo.search.Candidate.Fate;
import io.github.metaspo.search.Found;
import io.github.metaspo.search.Stop;
import io.github.metaspo.search.proposal.Refusal.Reason;
import io.github.metaspo.suite.ModelSettings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the proposals of a search: whether there is a result at all, and what the user should know about them. */
final class ProposalTally {

    /** From this share of refused proposals on, the search says little about what better prompts would bring. */
    private static final double NEARLY_ALL = 0.8;

    /** From this share of cut replies on, the optimizer model's maxTokens is worth a warning. */
    private static final double MANY_CUT = 0.2;

    private final Stop stop;
    private final Workbench.OptimizerReplies replies;
    private final Optional<ModelSettings> optimizer;
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private final List<String> failures = new ArrayList<>();
    private int proposed;
    private int refusedInAll;
    private int judged;

    /** @param replies of the optimizer model; none if prompts are put together from components */
    ProposalTally(Found found, Workbench.OptimizerReplies replies, Optional<ModelSettings> optimizer) {
        this.stop = found.stopped();
        this.replies = replies;
        this.optimizer = optimizer;
        found.candidates().stream()
                .filter(candidate -> candidate.parent().isPresent())
                .map(Candidate::fate)
                .forEach(this::add);
    }

    private void add(Fate fate) {
        proposed++;
        if (fate instanceof Fate.Refused refusal) {
            refusedInAll++;
            refused.merge(Reason.valueOf(refusal.reasons().get(0)), 1, Integer::sum);
        } else if (fate instanceof Fate.Failed failed) {
            failures.add(failed.message());
        } else if (fate instanceof Fate.Dropped dropped) {
            judged += dropped.questions() > 0 ? 1 : 0;
        } else {
            judged++;
        }
    }

    /**
     * Requires that at least one candidate was judged, or that there was nothing to learn. Otherwise nothing is known about better prompts,
     * and no lock may say so.
     *
     * @throws RefusedException if no candidate was judged; says why and what to do
     */
    void requireResult() throws RefusedException {
        if (judged > 0 || stop.cause() == Stop.Cause.NOTHING_TO_LEARN) {
            return;
        }
        if (stop.cause() == Stop.Cause.BUDGET) {
            throw new RefusedException(
                    "the search ended before any candidate was judged, so that there is no result: " + stop.sentence());
        }
        throw new RefusedException("the search has no result, because not one proposal could be judged: " + counts());
    }

    /** A sentence if nearly all proposals were useless, or many replies were cut. */
    Optional<String> warning() {
        int useless = refusedInAll + failures.size();
        boolean nearlyAll = proposed > 0 && useless >= NEARLY_ALL * proposed;
        boolean manyCut = replies.cut() > 0 && replies.cut() >= MANY_CUT * replies.all();
        return nearlyAll || manyCut ? Optional.of(counts()) : Optional.empty();
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        refused.forEach((reason, count) -> parts.add(Wording.number(count) + " " + words(reason)));
        if (!failures.isEmpty()) {
            parts.add(Wording.number(failures.size()) + " failed (the first: " + failures.get(0) + ")");
        }
        String ofProposals = "of " + Wording.count(proposed, "proposal") + " "
                + (parts.isEmpty() ? "none was refused" : String.join(", ", parts));
        return ofProposals + cut();
    }

    private String cut() {
        if (replies.cut() == 0) {
            return "";
        }
        return "; " + Wording.number(replies.cut()) + " of " + Wording.number(replies.all())
                + " replies of the optimizer ended at maxTokens"
                + optimizer
                        .map(model -> " " + Wording.number(model.maxTokens()))
                        .orElse("") + ": raise models.optimizer.maxTokens";
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_PROMPT -> "had no prompt in the tag asked for";
            case EMPTY -> "were empty";
            case CONTROL_CHARACTER -> "held control characters";
            case TEMPLATE -> "held \"{{\"";
            case PLACEHOLDER -> "lacked {question} or a variable, or held it twice";
            case ANSWER_FORMAT -> "dropped the lines about the answer's form";
            case TOO_LONG -> "were too long";
            case DUPLICATE -> "repeated an earlier prompt";
            case COPIED -> "copied an example";
        };
    }
}
