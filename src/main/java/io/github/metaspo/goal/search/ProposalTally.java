package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.evaluation.ReplyCounter;
import io.github.metaspo.goal.RefusedException;
import io.github.metaspo.optimize.Candidate.Status;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.StopReason;
import io.github.metaspo.optimize.propose.Rejection.Reason;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statistics of a search's proposals: whether the search has a result, and warnings about rejected or truncated proposals. */
public final class ProposalTally {

    /** Share of unusable proposals from which on the search says little about what better prompts could achieve. */
    private static final double NEARLY_ALL = 0.8;

    /** Share of cut replies from which on to warn about the optimizer model's {@code maxTokens}. */
    private static final double MANY_CUT = 0.2;

    private final StopReason stop;
    private final ReplyCounter replies;
    private final Optional<ModelSettings> optimizer;
    private final boolean userPromptsShip;
    private final Kind systemPrompts = new Kind("system prompts");
    private final Kind userPrompts = new Kind("user prompts");

    /**
     * Counts the proposals of a search.
     *
     * @param replies of the optimizer model; none if prompts are built from components
     */
    public ProposalTally(SearchResult found, Suite suite, ReplyCounter replies) {
        this.stop = found.stopped();
        this.replies = replies;
        this.optimizer = suite.optimizer();
        this.userPromptsShip = suite.optimize().userPrompts() == UserPrompts.SHIP;
        found.candidates().stream()
                .filter(candidate -> candidate.parent().isPresent())
                .forEach(candidate ->
                        (candidate.task().isPresent() ? userPrompts : systemPrompts).add(candidate.status()));
    }

    /**
     * Checks that at least one candidate that may ship was judged, or that there was nothing to learn. Otherwise the search gave no
     * evidence that there is no better prompt, and the lock must not record that.
     *
     * @throws RefusedException if no candidate was judged; the message says why and what to do
     */
    public void requireResult() throws RefusedException {
        int judged = systemPrompts.judged + (userPromptsShip ? userPrompts.judged : 0);
        if (judged > 0
                || stop.cause() == StopReason.Cause.NOTHING_TO_LEARN
                || stop.cause() == StopReason.Cause.NO_SEARCH) {
            return;
        }
        if (stop.cause() == StopReason.Cause.BUDGET) {
            throw new RefusedException(
                    "the search ended before any " + (userPromptsShip ? "candidate" : "system prompt")
                            + " was judged, so there is no result: " + stop.sentence());
        }
        throw new RefusedException("the search has no result, because not one proposal"
                + (userPromptsShip || userPrompts.judged == 0 ? "" : " for the system prompt") + " could be judged: "
                + counts(List.of(systemPrompts, userPrompts)));
    }

    /** Returns a warning if nearly all proposals of a kind were unusable, or many replies were cut. */
    public Optional<String> warning() {
        List<Kind> unusable = Stream.of(systemPrompts, userPrompts)
                .filter(Kind::isNearlyUnusable)
                .toList();
        boolean manyCut = replies.cut() > 0 && replies.cut() >= MANY_CUT * replies.number();
        if (!unusable.isEmpty()) {
            return Optional.of("nearly all proposals were useless: " + counts(unusable));
        }
        return manyCut ? Optional.of(counts(List.of(systemPrompts, userPrompts))) : Optional.empty();
    }

    private String counts(List<Kind> kinds) {
        return kinds.stream().filter(kind -> kind.proposed > 0).map(Kind::words).collect(Collectors.joining("; "))
                + cut();
    }

    private String cut() {
        if (replies.cut() == 0) {
            return "";
        }
        return "; " + TextFormat.number(replies.cut()) + " of " + TextFormat.number(replies.number())
                + " replies of the optimizer were cut off, at maxTokens"
                + optimizer
                        .map(model -> " " + TextFormat.number(model.maxTokens()))
                        .orElse("")
                + " or at the end of the model's context: raise models.optimizer.maxTokens, or the context";
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_PROMPT -> "had no prompt in the tag asked for";
            case EMPTY -> "were empty";
            case CONTROL_CHARACTER -> "contained control characters";
            case TEMPLATE -> "contained \"{{\"";
            case PLACEHOLDER -> "lacked {question} or a variable, or repeated it";
            case ANSWER_FORMAT -> "no longer named the tag, field or labels of the answer";
            case TOO_LONG -> "were too long";
            case DUPLICATE -> "repeated an earlier prompt";
            case COPIED -> "copied an example";
        };
    }

    /** Counts of the proposals for system prompts, or for user prompts. */
    private static final class Kind {

        private final String name;
        private final Map<Reason, Integer> rejections = new EnumMap<>(Reason.class);
        private final List<String> failures = new ArrayList<>();
        private int proposed;
        private int unusable;
        private int judged;

        Kind(String name) {
            this.name = name;
        }

        void add(Status status) {
            proposed++;
            if (status instanceof Status.Rejected rejected) {
                unusable++;
                rejections.merge(Reason.valueOf(rejected.reasons().get(0)), 1, Integer::sum);
            } else if (status instanceof Status.Failed failed) {
                unusable++;
                failures.add(failed.message());
            } else if (status instanceof Status.Dropped dropped) {
                judged += dropped.questions() > 0 ? 1 : 0;
            } else if (status instanceof Status.Scored) {
                judged++;
            }
        }

        boolean isNearlyUnusable() {
            return proposed > 0 && unusable >= NEARLY_ALL * proposed;
        }

        String words() {
            List<String> parts = new ArrayList<>();
            rejections.forEach(
                    (reason, count) -> parts.add(TextFormat.number(count) + " " + ProposalTally.words(reason)));
            if (!failures.isEmpty()) {
                parts.add(TextFormat.number(failures.size()) + " failed (the first: " + failures.get(0) + ")");
            }
            return "of " + TextFormat.count(proposed, "proposal") + " for " + name + " "
                    + (parts.isEmpty() ? "none was refused" : String.join(", ", parts));
        }
    }
}
