package io.github.metaspo.report.html.view;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Answer;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.Side;

import java.util.Optional;

/** Number of replies that were cut off before a right answer, beside that of the earlier measurement: a gain may be one of brevity. */
final class CutReplies {

    private CutReplies() {}

    /** Returns the fact; empty if no reply was cut off. */
    static Optional<Fact> fact(Optional<Side> before, Measured after) {
        // the baseline does not say which replies were cut off
        Optional<Long> earlier = before.filter(side -> side.file().isPresent()).map(side -> count(side.measured()));
        long now = count(after);
        if (earlier.orElse(0L) + now == 0) {
            return Optional.empty();
        }
        String tokens = after.model().settings().getOrDefault("maxTokens", "");
        String limit = tokens.isEmpty() ? "" : " at " + tokens + " tokens";
        return Optional.of(new Fact(
                "Cut off",
                TextFormat.number(now) + (now == 1 ? " reply" : " replies"),
                "without a right answer" + limit
                        + earlier.map(count -> "; " + TextFormat.number(count) + " before")
                                .orElse("")));
    }

    private static long count(Measured measured) {
        return measured.tasks().stream()
                .flatMap(task -> task.answers().stream())
                .filter(answer -> answer.state() == Answer.State.CUT)
                .count();
    }
}
