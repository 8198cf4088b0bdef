package io.github.metaspo.report.markdown;

import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.gate.TaskDelta;
import io.github.metaspo.gate.Verdict;
import io.github.metaspo.gate.VerdictText;
import io.github.metaspo.gate.WorstQuestions;
import io.github.metaspo.report.PromptDiff;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Suite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Markdown summary of a verdict, for a pull request: message, scores, worst questions, and the prompt's diff to the suite's own. */
public final class SummaryMarkdown {

    private static final String TABLE_HEAD =
            "| task | role | baseline | now | points | 90 % interval | questions |\n|---|---|---|---|---|---|---|";

    private final Suite suite;
    private final VerdictText text;

    public SummaryMarkdown(Suite suite, VerdictText text) {
        this.suite = suite;
        this.text = text;
    }

    /**
     * Writes a summary and leaves the stream open.
     *
     * @param inEffect the system prompt that was judged
     */
    public void write(Verdict verdict, String inEffect, WorstQuestions worst, OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("## " + Markdown.escape(suite.name()) + ": " + VerdictText.word(verdict));
        lines.add("");
        lines.add(Markdown.fenced("", text.of(verdict)));
        facts(verdict).ifPresent(facts -> addScores(facts, lines));
        addWorst(worst, lines);
        addPrompt(inEffect, lines);
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Verdict.Facts> facts(Verdict verdict) {
        if (verdict instanceof Verdict.Pass pass) {
            return Optional.of(pass.facts());
        }
        if (verdict instanceof Verdict.Regression regression) {
            return Optional.of(regression.facts());
        }
        return verdict instanceof Verdict.Inconclusive inconclusive
                ? Optional.of(inconclusive.facts())
                : Optional.empty();
    }

    private static void addScores(Verdict.Facts facts, List<String> lines) {
        lines.add("");
        if (facts.comparison().isPresent()) {
            addComparison(facts.comparison().get(), lines);
            return;
        }
        lines.add("| task | score | right |\n|---|---|---|");
        facts.scores()
                .tasks()
                .forEach((task, score) -> lines.add("| " + Markdown.escape(task) + " | "
                        + ScoreFormat.score(score.value()) + " | " + score.right() + "/" + score.answered() + " |"));
    }

    private static void addComparison(Comparison comparison, List<String> lines) {
        lines.add(TABLE_HEAD);
        comparison.trainTasks().forEach(task -> lines.add(row(task)));
        lines.add(row("**all train tasks**", "", comparison.train(), String.valueOf(comparison.pairs())));
        comparison.unseenTasks().forEach(task -> lines.add(row(task)));
    }

    private static String row(TaskDelta task) {
        return row(
                Markdown.escape(task.task().id()),
                Keywords.of(task.task().role()),
                task.change(),
                String.valueOf(task.pairs()));
    }

    private static String row(String name, String role, ScoreDelta delta, String questions) {
        return "| "
                + String.join(
                        " | ",
                        name,
                        role,
                        ScoreFormat.score(delta.before()),
                        ScoreFormat.score(delta.after()),
                        ScoreFormat.points(delta.difference()),
                        ScoreFormat.points(delta.interval().low()) + " to "
                                + ScoreFormat.points(delta.interval().high()),
                        questions)
                + " |";
    }

    private static void addWorst(WorstQuestions worst, List<String> lines) {
        if (worst.number() > 0) {
            lines.add("");
            lines.add("Questions that got worse: " + worst.number());
            lines.add("");
            worst.listed()
                    .forEach(one ->
                            lines.add("- " + Markdown.escape(one.question().task()) + ", "
                                    + Markdown.escape(one.question().example())
                                    + (one.question().repeat() == 0
                                            ? ""
                                            : " #" + (one.question().repeat() + 1)) + ": "
                                    + ScoreFormat.score(one.before()) + " -> " + ScoreFormat.score(one.after())));
            if (worst.number() > worst.listed().size()) {
                lines.add("- and " + (worst.number() - worst.listed().size()) + " more");
            }
        }
    }

    private void addPrompt(String inEffect, List<String> lines) {
        List<String> diff = PromptDiff.lines("system prompt", suite.systemPrompt(), inEffect);
        if (!diff.isEmpty()) {
            lines.add("");
            lines.add("The system prompt in effect, compared with the suite's own:");
            lines.add("");
            lines.add(Markdown.fenced("diff", String.join("\n", diff)));
        }
    }
}
