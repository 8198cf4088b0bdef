package io.github.metaspo.report.html.data;

import io.github.metaspo.lock.Lock.Figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A comparison of methods, see {@code comparison.schema.json}.
 *
 * @param reference name of the row that win rates compare with
 */
public record ComparisonRecord(
        String target,
        Optional<String> optimizer,
        String reference,
        List<Method> methods,
        List<Table> tables,
        List<WinRate> winRates) {

    public ComparisonRecord {
        methods = List.copyOf(methods);
        tables = List.copyOf(tables);
        winRates = List.copyOf(winRates);
    }

    /**
     * A row.
     *
     * @param noResult why it has no scores; empty if it has
     * @param systemPrompts that it found, by suite
     */
    public record Method(
            String name,
            Optional<String> noResult,
            SortedMap<String, String> systemPrompts,
            long searchCalls,
            long optimizerCalls,
            long heldOutCalls,
            OptionalDouble usd) {
        public Method {
            systemPrompts = new TreeMap<>(systemPrompts);
        }
    }

    /** The scores of the tasks of a role. */
    public record Table(boolean unseen, List<Column> tasks, List<Row> rows) {
        public Table {
            tasks = List.copyOf(tasks);
            rows = List.copyOf(rows);
        }
    }

    /** A task. */
    public record Column(String suite, String id, String metric, long examples) {}

    /**
     * The scores of a method.
     *
     * @param average over the tasks
     */
    public record Row(String method, List<Cell> cells, Optional<Figure> average) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A score.
     *
     * @param differs whether it differs from the reference more than chance explains
     */
    public record Cell(OptionalDouble score, boolean differs) {}

    /** How often a method beats the reference, task by task and user prompt by user prompt. */
    public record WinRate(String method, double rate, List<Point> points) {
        public WinRate {
            points = List.copyOf(points);
        }
    }

    /** A task under a user prompt: the reference's score and the method's. */
    public record Point(String suite, String task, long userPrompt, double reference, double score) {}

    static ComparisonRecord read(Path file) throws IOException {
        JsonFields root = JsonFields.read(file);
        return new ComparisonRecord(
                root.requiredText("target"),
                root.text("optimizer"),
                root.requiredText("reference"),
                root.list("methods").stream().map(ComparisonRecord::method).toList(),
                root.list("tables").stream().map(ComparisonRecord::table).toList(),
                root.list("winRates").stream().map(ComparisonRecord::winRate).toList());
    }

    private static Method method(JsonFields method) {
        JsonFields cost = method.requiredObject("cost");
        return new Method(
                method.requiredText("name"),
                method.text("noResult"),
                method.textsByName("systemPrompts"),
                cost.requiredObject("search").count("calls"),
                cost.requiredObject("optimizer").count("calls"),
                cost.requiredObject("heldOut").count("calls"),
                cost.number("usd"));
    }

    private static Table table(JsonFields table) {
        return new Table(
                table.text("role").equals(Optional.of("unseen")),
                table.list("tasks").stream()
                        .map(task -> new Column(
                                task.requiredText("suite"),
                                task.requiredText("id"),
                                task.requiredText("metric"),
                                task.count("examples")))
                        .toList(),
                table.list("rows").stream().map(ComparisonRecord::row).toList());
    }

    private static Row row(JsonFields row) {
        return new Row(
                row.requiredText("method"),
                row.list("scores").stream()
                        .map(cell -> new Cell(cell.number("score"), cell.flag("differs")))
                        .toList(),
                row.object("average").map(average -> {
                    JsonFields interval = average.requiredObject("interval");
                    return new Figure(
                            average.requiredNumber("score"),
                            interval.requiredNumber("low"),
                            interval.requiredNumber("high"));
                }));
    }

    private static WinRate winRate(JsonFields winRate) {
        return new WinRate(
                winRate.requiredText("method"),
                winRate.requiredNumber("rate"),
                winRate.list("points").stream()
                        .map(point -> new Point(
                                point.requiredText("suite"),
                                point.requiredText("task"),
                                point.count("userPrompt"),
                                point.requiredNumber("reference"),
                                point.requiredNumber("score")))
                        .toList());
    }
}
