package io.github.metaspo.report.html.view;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.ComparisonRecord;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.report.html.svg.Axis;
import io.github.metaspo.report.html.svg.ScatterChart;
import io.github.metaspo.report.html.svg.Svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The comparison of methods.
 *
 * @param note that there is none, or what was compared
 * @param tables of the train tasks and of the unseen tasks
 * @param scatters one per method
 */
public record ComparisonView(
        String note, List<Table> tables, List<Cost> costs, List<Scatter> scatters, String reference) {

    private static final int MOST_POINTS = 600;

    public ComparisonView {
        tables = List.copyOf(tables);
        costs = List.copyOf(costs);
        scatters = List.copyOf(scatters);
    }

    /** Scores by method and task. */
    public record Table(String caption, List<String> columns, List<Row> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The scores of a method.
     *
     * @param average over the tasks, with its interval
     */
    public record Row(String method, String average, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A score; it differs from the reference more than chance explains, or not. */
    public record Cell(String score, boolean differs) {}

    /** What a method used. */
    public record Cost(String method, String search, String optimizer, String heldOut, String usd, String problem) {}

    /** How often a method beats the reference. */
    public record Scatter(String method, String rate, Svg chart) {}

    static ComparisonView of(SuiteData data) {
        if (data.comparison().isEmpty()) {
            return new ComparisonView(
                    "No methods were compared: mvn metaspo:compare does.", List.of(), List.of(), List.of(), "");
        }
        ComparisonRecord comparison = data.comparison().get();
        List<Scatter> scatters = new ArrayList<>();
        for (ComparisonRecord.WinRate rate : comparison.winRates()) {
            if (!rate.points().isEmpty()) {
                scatters.add(scatter(comparison, rate, "scatter-" + scatters.size()));
            }
        }
        return new ComparisonView(
                TextFormat.count(comparison.methods().size(), "method") + " on " + comparison.target()
                        + comparison
                                .optimizer()
                                .map(optimizer -> ", with the optimizer " + optimizer)
                                .orElse("")
                        + ". The reference is " + comparison.reference()
                        + "; a star marks a score that differs from its score more than chance explains.",
                comparison.tables().stream().map(ComparisonView::table).toList(),
                comparison.methods().stream().map(ComparisonView::cost).toList(),
                scatters,
                comparison.reference());
    }

    /** Returns which method scores highest, in a sentence. */
    static String sentence(ComparisonRecord comparison) {
        Optional<ComparisonRecord.Table> table = comparison.tables().stream()
                .filter(one -> one.rows().stream().anyMatch(row -> row.average().isPresent()))
                .findFirst();
        if (table.isEmpty()) {
            return "metaspo:compare put methods side by side, and none of them has a score.";
        }
        ComparisonRecord.Row best = table.get().rows().stream()
                .filter(row -> row.average().isPresent())
                .max(Comparator.comparing(row -> row.average().orElseThrow().score()))
                .orElseThrow();
        String reference = table.get().rows().stream()
                .filter(row -> row.method().equals(comparison.reference()))
                .flatMap(row -> row.average().stream())
                .map(figure -> "; the reference " + comparison.reference() + " scores " + Words.score(figure.score()))
                .findFirst()
                .orElse("");
        return "Of " + TextFormat.count(comparison.methods().size(), "method") + " " + best.method()
                + " scores highest on "
                + (table.get().unseen() ? "unseen" : "train") + " tasks: "
                + Words.figure(best.average().orElseThrow()) + reference
                + ". Below is which differences chance does not"
                + " explain.";
    }

    private static Table table(ComparisonRecord.Table table) {
        return new Table(
                table.unseen() ? "Scores on unseen tasks" : "Scores on train tasks",
                table.tasks().stream().map(ComparisonRecord.Column::id).toList(),
                table.rows().stream()
                        .map(row -> new Row(
                                row.method(),
                                row.average()
                                        .map(figure -> Words.score(figure.score()) + " (" + Words.score(figure.low())
                                                + " to " + Words.score(figure.high()) + ")")
                                        .orElse("\u2013"),
                                row.cells().stream().map(ComparisonView::cell).toList()))
                        .toList());
    }

    private static Cell cell(ComparisonRecord.Cell cell) {
        return cell.score().isPresent()
                ? new Cell(Words.score(cell.score().getAsDouble()), cell.differs())
                : new Cell("\u2013", false);
    }

    private static Cost cost(ComparisonRecord.Method method) {
        return new Cost(
                method.name(),
                TextFormat.number(method.searchCalls()),
                TextFormat.number(method.optimizerCalls()),
                TextFormat.number(method.heldOutCalls()),
                method.usd().isPresent() ? TextFormat.usd(method.usd().getAsDouble()) : "\u2013",
                method.noResult().orElse(""));
    }

    private static Scatter scatter(ComparisonRecord comparison, ComparisonRecord.WinRate rate, String id) {
        Axis axis = Axis.scores(rate.points().stream()
                .flatMapToDouble(point -> DoubleStream.of(point.reference(), point.score()))
                .toArray());
        String share = TextFormat.percent(rate.rate());
        return new Scatter(
                rate.method(),
                share,
                ScatterChart.draw(
                        id,
                        rate.method() + " against " + comparison.reference(),
                        rate.method() + " is above the diagonal, that is better, in " + share + " of "
                                + TextFormat.count(rate.points().size(), "case") + ".",
                        axis,
                        comparison.reference(),
                        rate.points().stream()
                                .limit(MOST_POINTS)
                                .map(point -> new ScatterChart.Point(
                                        point.reference(),
                                        point.score(),
                                        point.task() + ", user prompt " + point.userPrompt() + ": "
                                                + Words.score(point.reference()) + " and "
                                                + Words.score(point.score())))
                                .toList()));
    }
}
