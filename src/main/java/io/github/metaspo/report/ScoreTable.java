package io.github.metaspo.report;

import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;

/** Formats a measurement as a text table with aligned columns. */
public final class ScoreTable {

    private static final List<String> HEADER =
            List.of("task", "role", "score", "90 % interval", "right", "no answer", "cut", "failed", "constant answer");

    private ScoreTable() {}

    /** Returns a header line, a line per task, and a total per measured role. */
    public static List<String> lines(Measurement measurement) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Task.Role role : Task.Role.values()) {
            measurement.tasks(role).forEach(score -> rows.add(row(score)));
            measurement
                    .total(role)
                    .ifPresent(total -> rows.add(List.of(
                            "all " + Keywords.of(role) + " tasks",
                            "",
                            ScoreFormat.score(total.score()),
                            TextFormat.interval(total.interval()),
                            "",
                            "",
                            "",
                            "",
                            "")));
        }
        return align(rows);
    }

    private static List<String> row(TaskScore score) {
        int answered = score.answers().count(Outcome.Scored.class);
        return List.of(
                score.task().id(),
                Keywords.of(score.task().role()),
                ScoreFormat.score(score.score()),
                TextFormat.interval(score.interval()),
                score.right() + "/" + answered,
                String.valueOf(score.unanswered()),
                String.valueOf(score.cut()),
                String.valueOf(score.answers().count(Outcome.Failed.class)),
                ScoreFormat.score(score.majority().score()) + " (\""
                        + TextFormat.inline(score.majority().answer()) + "\")");
    }

    private static List<String> align(List<List<String>> rows) {
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(row.get(column))
                    .append(" ".repeat(widths[column] - row.get(column).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
