package io.github.metaspo.report.markdown;

import io.github.metaspo.api.Example;
import io.github.metaspo.gate.ChangedQuestions;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreDelta;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.gate.Scores;
import io.github.metaspo.gate.TaskDelta;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.report.ShownExample;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Markdown of a summary: result, facts, what changed in the prompts, scores, and questions whose answers got better or worse. */
public final class SummaryMarkdown {

    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_ANSWER = 200;

    private final Suite suite;

    /** @param suite that the summary is about */
    public SummaryMarkdown(Suite suite) {
        this.suite = suite;
    }

    /** Writes a summary and leaves the stream open. */
    public void write(Summary summary, OutputStream out) throws IOException {
        List<String> lines = head(summary.suite(), summary.title(), summary.facts());
        lines.addAll(2, List.of(Markdown.fenced("", summary.message()), ""));
        if (!summary.promptDiff().isEmpty()) {
            lines.addAll(List.of("", "### What changed in the prompts", ""));
            lines.add(Markdown.fenced("diff", String.join("\n", summary.promptDiff())));
        }
        summary.change().ifPresent(change -> addChange(change, lines));
        if (summary.change().isEmpty()) {
            summary.scores().ifPresent(scores -> addScores(scores, lines));
        }
        write(lines, out);
    }

    /** Returns the lines that every summary begins with: title, blank line, facts. */
    static List<String> head(String suite, String title, List<Summary.Fact> facts) {
        List<String> lines = new ArrayList<>();
        lines.add("## " + Markdown.escape(suite) + ": " + title);
        lines.add("");
        facts.forEach(fact -> lines.add("- " + fact.name() + ": " + Markdown.escapeLong(fact.value())));
        return lines;
    }

    static void write(List<String> lines, OutputStream out) throws IOException {
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void addScores(Scores scores, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("task", "score", "right"));
        scores.tasks()
                .forEach((task, score) -> rows.add(List.of(
                        Markdown.escape(task),
                        ScoreFormat.score(score.value()),
                        score.right() + "/" + score.answered())));
        lines.addAll(List.of("", "### Scores", ""));
        lines.addAll(Grid.markdown(rows));
    }

    private void addChange(Summary.Change change, List<String> lines) {
        Comparison comparison = change.comparison();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("task", "role", change.before(), change.after(), "points", "90 % interval", "questions"));
        comparison.trainTasks().forEach(task -> rows.add(row(task)));
        rows.add(row("**all train tasks**", "", comparison.train(), String.valueOf(comparison.pairs())));
        comparison.unseenTasks().forEach(task -> rows.add(row(task)));
        lines.addAll(List.of("", "### Scores", ""));
        lines.addAll(Grid.markdown(rows));
        ChangedQuestions questions = change.questions();
        addQuestions("better", questions.wins(), questions.allWins(), change, lines);
        addQuestions("worse", questions.losses(), questions.allLosses(), change, lines);
    }

    private static List<String> row(TaskDelta task) {
        return row(
                Markdown.escape(task.task().id()),
                Keywords.of(task.task().role()),
                task.change(),
                String.valueOf(task.pairs()));
    }

    private static List<String> row(String name, String role, ScoreDelta delta, String questions) {
        return List.of(
                name,
                role,
                ScoreFormat.score(delta.before()),
                ScoreFormat.score(delta.after()),
                ScoreFormat.points(delta.difference()),
                ScoreFormat.points(delta.interval().low()) + " to "
                        + ScoreFormat.points(delta.interval().high()),
                questions);
    }

    private void addQuestions(
            String how, List<ChangedQuestions.Change> listed, int number, Summary.Change change, List<String> lines) {
        lines.addAll(List.of(
                "", "### " + (number == 0 ? "No question" : TextFormat.count(number, "question")) + " got " + how));
        if (listed.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", "question", "gold answer", "answer, " + change.before(), "answer, " + change.after()));
        listed.forEach(one -> rows.add(row(one)));
        lines.add("");
        lines.addAll(Grid.markdown(rows));
        if (number > listed.size()) {
            lines.addAll(List.of("", "The list shows " + listed.size() + " of them, the largest changes first."));
        }
    }

    private List<String> row(ChangedQuestions.Change change) {
        Baseline.Question question = change.after().question();
        Optional<ShownExample> shown = example(question);
        String repeat = question.repeat() == 0 ? "" : " #" + (question.repeat() + 1);
        return List.of(
                Markdown.escape(name(question) + repeat, LONGEST_ANSWER),
                shown.map(example -> Markdown.escape(example.question(), LONGEST_QUESTION))
                        .orElse(""),
                shown.map(example -> Markdown.escape(example.gold(), LONGEST_ANSWER))
                        .orElse(""),
                answer(change.before()),
                answer(change.after()));
    }

    /** Returns the id of the example, with the task unless the id begins with it. */
    private static String name(Baseline.Question question) {
        return question.example().startsWith(question.task() + "-")
                ? question.example()
                : question.task() + ", " + question.example();
    }

    private static String answer(Baseline.Row row) {
        String answer = row.prediction()
                .map(prediction -> Markdown.escape(prediction, LONGEST_ANSWER))
                .orElse("*none*");
        boolean isPartial = row.score() > 0 && row.score() < 1;
        return answer + (isPartial ? " (" + ScoreFormat.score(row.score()) + ")" : "");
    }

    private Optional<ShownExample> example(Baseline.Question question) {
        Optional<Task> task = suite.tasks().stream()
                .filter(one -> one.id().equals(question.task()))
                .findFirst();
        Optional<Example> example = task.flatMap(one -> one.test().stream()
                .filter(known -> known.id().equals(question.example()))
                .findFirst());
        return example.map(known -> ShownExample.of(task.orElseThrow(), known));
    }
}
