package io.github.metaspo.report.html.view;

import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Answer;
import io.github.metaspo.report.html.data.Pairing;
import io.github.metaspo.report.html.data.QuestionKey;
import io.github.metaspo.report.html.data.QuestionText;
import io.github.metaspo.report.html.data.QuestionText.ReplyText;
import io.github.metaspo.report.html.svg.SharesChart;
import io.github.metaspo.report.html.view.MatrixPlan.Entry;
import io.github.metaspo.report.html.view.MatrixPlan.Group;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the list of questions, within bounds on rows and bytes. */
final class MatrixMaker {

    private static final int PAGE = 50;
    private static final int MOST_ROWS_OF_A_GROUP = 300;
    private static final int MOST_ROWS = 8_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_TEASER = 90;

    /** The most bytes of texts, as they are before markup is escaped. */
    private static final long MOST_BYTES = 3_000_000;

    private final MatrixPlan plan;
    private final Map<QuestionKey, QuestionText> texts;
    private int rows;
    private long bytes;
    private int withoutTexts;

    private MatrixMaker(MatrixPlan plan, Map<QuestionKey, QuestionText> texts) {
        this.plan = plan;
        this.texts = texts;
    }

    static MatrixView make(Pairing pairing, MatrixPlan plan, Map<QuestionKey, QuestionText> texts) {
        return new MatrixMaker(plan, texts).view(pairing);
    }

    private MatrixView view(Pairing pairing) {
        List<MatrixView.OfTask> tasks = new ArrayList<>();
        for (int i = 0; i < plan.tasks().size(); i++) {
            tasks.add(task(plan.tasks().get(i), "bar-" + i));
        }
        boolean notShipped = pairing.kind() == Pairing.Kind.NOT_SHIPPED;
        return new MatrixView(
                plan.compared(),
                notShipped ? "in effect" : "before",
                notShipped ? "found" : plan.compared() ? "now" : "in effect",
                Arrays.stream(Answer.State.values())
                        .filter(state -> state != Answer.State.NOT_ASKED)
                        .map(Mark::of)
                        .toList(),
                tasks,
                notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (plan.tasks().isEmpty()) {
            notes.add("No question was measured.");
            return notes;
        }
        long listed = plan.tasks().stream()
                .mapToLong(task -> task.task().answers().size())
                .sum();
        if (rows < listed) {
            notes.add("Of " + TextFormat.number(listed) + " questions " + TextFormat.number(rows) + " are listed.");
        }
        if (withoutTexts > 0) {
            notes.add("There are no texts of " + TextFormat.count(withoutTexts, "listed question")
                    + ": they are not recorded, or left out to keep the page small.");
        }
        if (plan.compared()) {
            notes.add(
                    "Prompts of single rounds of a search are not shown: they are never asked the held-out questions.");
        }
        return notes;
    }

    private MatrixView.OfTask task(MatrixPlan.OfTask task, String barId) {
        List<SharesChart.Part> parts = new ArrayList<>();
        List<MatrixView.Group> groups = new ArrayList<>();
        for (Group group : order()) {
            List<Entry> entries = task.groups().getOrDefault(group, List.of());
            parts.add(new SharesChart.Part(group.title().toLowerCase(Locale.ROOT), entries.size(), style(group)));
            if (!entries.isEmpty()) {
                groups.add(group(group, entries));
            }
        }
        String summary = parts.stream()
                .filter(part -> part.count() > 0)
                .map(part -> TextFormat.number(part.count()) + " " + part.name())
                .collect(Collectors.joining(", "));
        return new MatrixView.OfTask(
                task.task().id(),
                task.task().unseen() ? "unseen" : "train",
                task.task().metric().orElse(""),
                SharesChart.draw(barId, "Questions of " + task.task().id(), parts),
                summary,
                task.task().metric().map(MatrixMaker::meaning).orElse(""),
                groups);
    }

    /** Returns when a reply is right, for the metrics of which that is short to say. */
    private static String meaning(String metric) {
        return switch (metric) {
            case "contains" -> "right if the answer read from the reply contains a gold answer, whatever else it says";
            case "accuracy", "exactMatch" -> "right if the answer read from the reply is a gold answer";
            default -> "";
        };
    }

    private List<Group> order() {
        return plan.compared()
                ? List.of(Group.WORSE, Group.BETTER, Group.STILL_NOT_RIGHT, Group.STILL_RIGHT, Group.NOT_COMPARED)
                : List.of(Group.NOT_RIGHT, Group.RIGHT);
    }

    private static String style(Group group) {
        return switch (group) {
            case WORSE -> "worse";
            case BETTER -> "better";
            case STILL_NOT_RIGHT, NOT_RIGHT -> "miss";
            case STILL_RIGHT, RIGHT -> "hit";
            case NOT_COMPARED -> "none";
        };
    }

    private static String sign(Group group) {
        return switch (group) {
            case WORSE -> "\u25bc";
            case BETTER -> "\u25b2";
            case STILL_NOT_RIGHT, NOT_RIGHT -> "\u00d7";
            case STILL_RIGHT, RIGHT -> "\u2713";
            case NOT_COMPARED -> "\u2013";
        };
    }

    private MatrixView.Group group(Group group, List<Entry> entries) {
        int shown = Math.min(entries.size(), Math.min(MOST_ROWS_OF_A_GROUP, MOST_ROWS - rows));
        rows += shown;
        List<MatrixView.Page> pages = new ArrayList<>();
        for (int from = 0; from < shown; from += PAGE) {
            int to = Math.min(shown, from + PAGE);
            pages.add(new MatrixView.Page(
                    (from + 1) + " to " + to,
                    entries.subList(from, to).stream().map(this::row).toList()));
        }
        return new MatrixView.Group(
                group.title(),
                sign(group),
                style(group),
                group == Group.WORSE,
                entries.size(),
                pages,
                entries.size() - shown);
    }

    private MatrixView.Row row(Entry entry) {
        Optional<QuestionText> known = Optional.ofNullable(texts.get(entry.key()));
        Optional<MatrixView.Texts> shown = known.flatMap(this::texts);
        if (shown.isEmpty()) {
            withoutTexts++;
        }
        String repeat = entry.key().repeat() == 0 ? "" : " #" + (entry.key().repeat() + 1);
        return new MatrixView.Row(
                TextFormat.inline(entry.key().example()) + repeat,
                entry.before().map(answer -> Mark.of(answer.state())).orElse(Mark.NONE),
                Mark.of(entry.after().state()),
                scores(entry),
                shown.map(MatrixMaker::teaser).orElse(""),
                shown);
    }

    /** Returns the scores where a sign does not tell them. */
    private static String scores(Entry entry) {
        boolean partly = entry.after().state() == Answer.State.PARTLY
                || entry.before()
                        .filter(answer -> answer.state() == Answer.State.PARTLY)
                        .isPresent();
        if (!partly) {
            return "";
        }
        return entry.before()
                        .map(answer -> Words.score(answer.score()) + " \u2192 ")
                        .orElse("")
                + Words.score(entry.after().score());
    }

    private static String teaser(MatrixView.Texts texts) {
        String text = texts.question().isEmpty() ? texts.after().text() : texts.question();
        return UntrustedText.inline(text, LONGEST_TEASER);
    }

    private Optional<MatrixView.Texts> texts(QuestionText text) {
        MatrixView.Texts shown = new MatrixView.Texts(
                cut(text.question().orElse("")),
                cut(text.gold().orElse("")),
                reply(text.before()),
                reply(text.after()));
        long size = size(shown.question()) + size(shown.gold()) + size(shown.before()) + size(shown.after());
        if (size == 0 || bytes + size > MOST_BYTES) {
            return Optional.empty();
        }
        bytes += size;
        return Optional.of(shown);
    }

    private static MatrixView.Reply reply(ReplyText reply) {
        if (reply.failure().isPresent()) {
            return new MatrixView.Reply(cut(reply.failure().get()), "", true);
        }
        String prediction = cut(reply.prediction().orElse(""));
        if (reply.reply().isEmpty()) {
            return new MatrixView.Reply(prediction, "", !prediction.isEmpty());
        }
        String text = cut(reply.reply().get());
        return new MatrixView.Reply(text, prediction.equals(text.strip()) ? "" : prediction, true);
    }

    private static long size(MatrixView.Reply reply) {
        return size(reply.text()) + size(reply.prediction());
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String text) {
        return TextFormat.cut(text, LONGEST_TEXT);
    }
}
