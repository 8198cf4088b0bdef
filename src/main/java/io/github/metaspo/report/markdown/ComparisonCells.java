package io.github.metaspo.report.markdown;

import io.github.metaspo.comparison.ComparedMethod;
import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.comparison.MethodCost;
import io.github.metaspo.comparison.MethodTable;
import io.github.metaspo.comparison.MethodTable.Cell;
import io.github.metaspo.comparison.MethodTable.Column;
import io.github.metaspo.comparison.MethodTable.Pair;
import io.github.metaspo.comparison.MethodTable.Row;
import io.github.metaspo.comparison.Transfer;
import io.github.metaspo.comparison.WinRate;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The tables of a comparison as cells of text, the first row of each the head, with their notes. */
final class ComparisonCells {

    private static final String NONE = "-";

    private final MethodComparison comparison;
    private final Style style;

    ComparisonCells(MethodComparison comparison, Style style) {
        this.comparison = comparison;
        this.style = style;
    }

    /**
     * How text is written.
     *
     * @param escape makes a text appear literally
     * @param bold makes an escaped text stand out
     * @param star marks a confirmed difference
     */
    record Style(UnaryOperator<String> escape, UnaryOperator<String> bold, String star) {

        /** For the log. */
        static final Style PLAIN = new Style(text -> text, text -> text, "*");

        static final Style MARKDOWN = new Style(Markdown::escapeLong, text -> "**" + text + "**", "\\*");
    }

    private String text(String text) {
        return style.escape().apply(text);
    }

    private List<List<String>> text(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(this::text).toList()).toList();
    }

    static String title(Task.Role role) {
        return role == Task.Role.UNSEEN ? "Unseen tasks" : "Train tasks, held-out examples";
    }

    List<List<String>> scores(MethodTable table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("method"));
        boolean several = table.tasks().stream().map(Column::suite).distinct().count() > 1;
        table.tasks().forEach(task -> head.add(several ? task.suite() + "/" + task.id() : task.id()));
        head.addAll(List.of("average", "90 % interval", "points over " + comparison.reference()));
        rows.add(head.stream().map(this::text).toList());
        List<Optional<String>> best = best(table);
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(text(row.method() + (adapts(row.method(), table) ? " (own)" : "")));
            for (int i = 0; i < row.cells().size(); i++) {
                Cell cell = row.cells().get(i);
                cells.add(score(cell.score(), best.get(i), cell.differs()));
            }
            cells.add(score(
                    row.average().map(MethodTable.Average::score),
                    best.get(row.cells().size()),
                    table.isConfirmed(comparison.reference(), row.method())));
            cells.add(text(row.average()
                    .map(average -> TextFormat.interval(average.interval()))
                    .orElse(NONE)));
            cells.add(text(table.change(comparison.reference(), row.method())
                    .map(delta -> ScoreFormat.points(delta.difference()) + " ("
                            + ScoreFormat.points(delta.interval().low()) + " to "
                            + ScoreFormat.points(delta.interval().high()) + ")")
                    .orElse("")));
            rows.add(cells);
        }
        return rows;
    }

    private String score(Optional<Double> score, Optional<String> best, boolean differs) {
        String written = score.map(ScoreFormat::score).orElse(NONE);
        String text = text(written);
        return (best.filter(written::equals).isPresent() ? style.bold().apply(text) : text)
                + (differs ? style.star() : "");
    }

    private boolean adapts(String name, MethodTable table) {
        return table.role() == Task.Role.UNSEEN
                && comparison.methods().stream()
                        .anyMatch(method -> method.name().equals(name) && method.adaptsToUnseenTasks());
    }

    /** The best score of each column as it is printed; the last one is that of the averages. */
    private static List<Optional<String>> best(MethodTable table) {
        List<Optional<String>> best = new ArrayList<>();
        for (int i = 0; i < table.tasks().size(); i++) {
            int task = i;
            best.add(highest(table.rows().stream()
                    .flatMap(row -> row.cells().get(task).score().stream())
                    .toList()));
        }
        best.add(highest(table.rows().stream()
                .flatMap(row -> row.average().stream())
                .map(MethodTable.Average::score)
                .toList()));
        return best;
    }

    private static Optional<String> highest(List<Double> scores) {
        return scores.stream().max(Double::compare).map(ScoreFormat::score);
    }

    List<String> notes(MethodTable table) {
        List<String> notes = new ArrayList<>();
        if (table.role() == Task.Role.UNSEEN) {
            notes.add(
                    comparison.userPrompts() < 2
                            ? "Unseen tasks were asked with one user prompt, so that nothing is known about others."
                            : (comparison.design() == Design.FULL
                                            ? "Each example was asked with each of "
                                            : "Each example was asked with one of ")
                                    + comparison.userPrompts() + " user prompts"
                                    + (comparison.design() == Design.FULL
                                            ? "."
                                            : " in turn, the same for all methods."));
            if (comparison.methods().stream().anyMatch(ComparedMethod::adaptsToUnseenTasks)) {
                notes.add(
                        "(own): asks unseen tasks with user prompts of its own, which may have been found with their train examples.");
            }
        }
        int cells = (table.rows().size() - 1) * table.tasks().size();
        notes.add(style.star() + ": the difference to " + text(comparison.reference())
                + " is confirmed (paired test, two-sided, 5 %; averages after Holm's correction for "
                + TextFormat.count(table.pairs().size(), "pair") + " of methods, tasks for "
                + TextFormat.count(cells, "cell") + ").");
        List<Pair> confirmed = table.pairs().stream()
                .filter(pair -> pair.confirmed()
                        && !pair.first().equals(comparison.reference())
                        && !pair.second().equals(comparison.reference()))
                .toList();
        if (!confirmed.isEmpty()) {
            notes.add("Other confirmed differences of averages: "
                    + confirmed.stream().map(this::words).collect(Collectors.joining("; ")) + ".");
        }
        return notes;
    }

    private String words(Pair pair) {
        boolean up = pair.change().difference() > 0;
        double low = pair.change().interval().low();
        double high = pair.change().interval().high();
        return text(up ? pair.second() : pair.first()) + " over "
                + text(up ? pair.first() : pair.second()) + " "
                + ScoreFormat.points(Math.abs(pair.change().difference())) + " ("
                + ScoreFormat.points(up ? low : -high) + " to " + ScoreFormat.points(up ? high : -low) + ")";
    }

    List<List<String>> cost() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "method",
                "search calls",
                "optimizer calls",
                "held-out calls",
                "tokens in",
                "tokens out",
                "cost",
                "cut"));
        for (ComparedMethod method : comparison.methods()) {
            MethodCost cost = method.cost();
            MethodCost.Calls asked = cost.search().plus(cost.heldOut());
            MethodCost.Calls all = asked.plus(cost.optimizer());
            OptionalDouble usd = cost.usd();
            rows.add(List.of(
                    method.name(),
                    TextFormat.number(cost.search().number()),
                    TextFormat.number(cost.optimizer().number()),
                    TextFormat.number(cost.heldOut().number()),
                    TextFormat.number(all.usage().input()),
                    TextFormat.number(all.usage().output()),
                    usd.isPresent() ? TextFormat.usd(usd.getAsDouble()) : NONE,
                    TextFormat.percent(asked.cutShare())));
        }
        return text(rows);
    }

    List<List<String>> winRates() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("method", "wins against " + comparison.reference(), "pairs of task and user prompt"));
        for (WinRate winRate : comparison.userPrompts() < 2 ? List.<WinRate>of() : comparison.winRates()) {
            rows.add(List.of(
                    winRate.method(),
                    TextFormat.percent(winRate.rate()),
                    TextFormat.number(winRate.points().size())));
        }
        return text(rows);
    }

    List<List<String>> transfers() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "suite", "other target", "prompt in effect", "there", "against " + comparison.reference() + " there"));
        for (Transfer transfer : comparison.transfers()) {
            rows.add(List.of(
                    transfer.suite(),
                    transfer.target(),
                    verdict(transfer),
                    ScoreFormat.score(transfer.change().before()) + " -> "
                            + ScoreFormat.score(transfer.change().after()),
                    transfer.versusReference()
                            .map(versus -> ScoreFormat.change(versus.change())
                                    + (versus.confirmed() ? ", confirmed better" : ", not confirmed better"))
                            .orElse("the same prompt")));
        }
        return text(rows);
    }

    private static String verdict(Transfer transfer) {
        String change = ScoreFormat.change(transfer.change());
        return switch (transfer.verdict()) {
            case SURVIVES -> "survives: " + change;
            case FALLS ->
                transfer.change().difference() < 0
                        ? "falls by " + TextFormat.points(transfer.change().difference()) + " points: " + change
                        : "falls in a task: " + change;
            case INCONCLUSIVE -> "inconclusive: " + change;
        };
    }

    Optional<String> transferNote() {
        return comparison.transfers().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "\"survives\" means that no drop beyond gate.tolerance was observed; the interval says which drop"
                                + " cannot be excluded.");
    }
}
