package io.github.metaspo.goal.search;

import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.FirstFailure;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.model.calls.ModelSession;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.report.TextFormat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Search listener that logs the rounds of a search and keeps the session's held-out reserve up to date. A round that improved nothing is a
 * detail.
 */
public final class SearchLogger implements SearchListener {

    private final Console console;
    private final Progress progress;
    private final ModelSession session;
    private final HeldOutReserve reserve;
    private final FirstFailure firstFailure;
    private final SearchRun.Output output;
    private final boolean improvesOnlyUserPrompts;

    /** Score after the last round; written by the thread of the search alone. */
    private double score;

    /**
     * Creates the listener of one search.
     *
     * @param reserve the part of the budget reserved for the held-out measurement
     * @param output receives the candidates so far
     * @param improvesOnlyUserPrompts whether the search has no round over the system prompt
     */
    SearchLogger(
            Console console,
            Progress progress,
            FirstFailure firstFailure,
            ModelSession session,
            HeldOutReserve reserve,
            SearchRun.Output output,
            boolean improvesOnlyUserPrompts) {
        this.improvesOnlyUserPrompts = improvesOnlyUserPrompts;
        this.output = output;
        this.console = console;
        this.progress = progress;
        this.session = session;
        this.firstFailure = firstFailure;
        this.reserve = reserve;
    }

    @Override
    public void admitted(Optional<String> task, String text) {
        if (reserve.admit(task, text)) {
            session.keep(reserve.reserve());
        }
    }

    @Override
    public void answered(Batch batch, int question, Reply reply, Outcome.Scored outcome) {
        progress.answered(batch, question, reply, outcome);
    }

    @Override
    public void failed(Batch batch, int question, Outcome.Failed outcome) {
        progress.failed(batch, question, outcome);
        firstFailure.failed(batch, question, outcome);
    }

    @Override
    public void gaveUp(SearchResult soFar) {
        output.failed(soFar);
    }

    @Override
    public void decided(Supplier<SearchResult> soFar) {
        output.soFar(soFar);
    }

    @Override
    public void shrunk(Shrinkage shrinkage) {
        if (shrinkage.sentences().isEmpty()) {
            console.info("the prompt found is not shortened, because " + shrinkage.ended());
            return;
        }
        String difference = shrinkage
                .difference()
                .map(one -> ", which changes the score by " + ScoreFormat.points(one.mean()) + " points on "
                        + TextFormat.count(one.examples(), "train example"))
                .orElse("");
        console.info(line(
                "shrink",
                String.format(
                        Locale.ROOT,
                        "%-5s",
                        shrinkage.leftOut() + "/" + shrinkage.sentences().size()),
                "sentences of the prompt found left out" + difference + "; it ended because " + shrinkage.ended() + "; "
                        + progress.position()));
    }

    @Override
    public void started(String systemPrompt, double startScore) {
        score = startScore;
        console.info(line(
                "start", ScoreFormat.score(startScore), TextFormat.inline(systemPrompt) + "   " + progress.position()));
    }

    @Override
    public void ended(Round round) {
        if (round.level() == Level.SYSTEM_PROMPT || improvesOnlyUserPrompts) {
            session.endFirstRound();
        }
        String line = line(round);
        if (isImproved(round)) {
            console.info(line);
        } else {
            console.detail(line);
        }
        score = round.score();
    }

    /** Returns whether a round found better prompts. User prompts may be kept beside better ones, which improves nothing. */
    private boolean isImproved(Round round) {
        return round.kept() > 0 && (round.level() == Level.SYSTEM_PROMPT || round.score() > score);
    }

    private String line(Round round) {
        List<String> counts = new ArrayList<>();
        counts.add(round.proposed() + " proposed");
        add(counts, round.refused(), "refused");
        add(counts, round.failed(), "not written");
        add(counts, round.dropped(), "not the best so far");
        counts.add(round.kept() + (round.level() == Level.SYSTEM_PROMPT ? " accepted" : " kept"));
        String level = round.level() == Level.SYSTEM_PROMPT ? "system" : "user";
        return line(
                "round " + round.number() + " " + level,
                ScoreFormat.score(round.score()),
                String.join(", ", counts) + "; " + progress.position());
    }

    private static void add(List<String> counts, int number, String what) {
        if (number > 0) {
            counts.add(number + " " + what);
        }
    }

    /** Formats a log line with the columns of a search. */
    public static String line(String what, String score, String rest) {
        return String.format(Locale.ROOT, "%-16s %s   %s", what, score, rest);
    }
}
