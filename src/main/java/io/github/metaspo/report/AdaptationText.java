package io.github.metaspo.report;

import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Saving;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats learning curves as lines of text. */
public final class AdaptationText {

    private AdaptationText() {}

    /** Returns a table with one line per curve, and a sentence per task about what the better start saves. */
    public static List<String> lines(AdaptationCurves curves) {
        List<String> lines = new ArrayList<>();
        int width = curves.tasks().stream()
                .mapToInt(task -> task.task().length())
                .max()
                .orElse(0);
        String format = "%-" + Math.max(4, width) + "s  %-7s  %5s  %6s  %5s  %5s  %9s  %s";
        lines.add(line(format, "task", "start", "train", "rounds", "first", "last", "questions", "optimizer calls"));
        for (TaskCurves task : curves.tasks()) {
            for (Curve curve : task.curves()) {
                lines.add(line(
                        format,
                        task.task(),
                        curve.start(),
                        curve.trainExamples(),
                        curve.last().round(),
                        ScoreFormat.score(curve.points().get(0).score()),
                        ScoreFormat.score(curve.end()),
                        TextFormat.number(curve.last().questions()),
                        TextFormat.number(curve.last().optimizerCalls())));
            }
        }
        curves.tasks().forEach(task -> lines.add(task.task() + ": " + saving(task.saving())));
        lines.add(looks(curves));
        return lines;
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells);
    }

    /** Returns a sentence about what the better start saves, without a full stop. */
    public static String saving(Saving saving) {
        return "the " + saving.better() + " system prompt reaches " + ScoreFormat.score(saving.score())
                + ", the final score with the " + saving.other() + " one, after " + rounds(saving.rounds())
                + " instead of " + saving.otherRounds() + ", and with "
                + TextFormat.count(saving.trainExamples(), "train example") + " instead of "
                + saving.otherTrainExamples();
    }

    private static String rounds(int rounds) {
        return TextFormat.count(rounds, "round");
    }

    /** Returns a sentence about which scores the curves show, without a full stop. */
    public static String looks(AdaptationCurves curves) {
        return curves.maximum()
                ? "each score is the highest on the held-out examples so far (looks: max), which flatters a search that tries"
                        + " more"
                : "each score is that of the prompt that is best on the train examples (looks: train)";
    }
}
