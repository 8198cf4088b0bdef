package io.github.metaspo.report.markdown;

import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationCurves.Curve;
import io.github.metaspo.report.AdaptationCurves.Point;
import io.github.metaspo.report.AdaptationCurves.TaskCurves;
import io.github.metaspo.report.AdaptationText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Markdown text of learning curves: what the better start saves, and every point. */
public final class AdaptationMarkdown {

    private static final String TABLE_HEAD =
            "| start | train examples | round | questions | optimizer calls | score on train | score |\n|---|---|---|---|---|---|---|";

    private AdaptationMarkdown() {}

    /** Writes curves and leaves the stream open. */
    public static void write(AdaptationCurves curves, OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("## " + Markdown.escape(curves.suite()) + ": adaptation");
        lines.add("");
        lines.add(sentence(AdaptationText.looks(curves)));
        for (TaskCurves task : curves.tasks()) {
            lines.add("");
            lines.add("### " + Markdown.escape(task.task()));
            lines.add("");
            lines.add(sentence(AdaptationText.saving(task.saving())));
            lines.add("");
            lines.add(TABLE_HEAD);
            task.curves().forEach(curve -> curve.points().forEach(point -> lines.add(row(curve, point))));
        }
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private static String row(Curve curve, Point point) {
        return "| "
                + String.join(
                        " | ",
                        curve.start(),
                        String.valueOf(curve.trainExamples()),
                        String.valueOf(point.round()),
                        String.valueOf(point.questions()),
                        String.valueOf(point.optimizerCalls()),
                        ScoreFormat.score(point.trainScore()),
                        ScoreFormat.score(point.score()))
                + " |";
    }
}
