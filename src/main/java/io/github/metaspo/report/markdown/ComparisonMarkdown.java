package io.github.metaspo.report.markdown;

import io.github.metaspo.comparison.ComparedMethod;
import io.github.metaspo.comparison.MethodComparison;
import io.github.metaspo.comparison.MethodTable;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.markdown.ComparisonCells.Style;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as tables: Markdown in the shape of the paper (methods by unseen tasks), and plain lines for the log. */
public final class ComparisonMarkdown {

    private final MethodComparison comparison;

    public ComparisonMarkdown(MethodComparison comparison) {
        this.comparison = comparison;
    }

    /** Writes the tables and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        write(List.of(), out);
    }

    /**
     * Writes a summary for a pull request, which is the tables with facts above them, and leaves the stream open.
     *
     * @param facts beside those of the comparison itself
     */
    public void writeSummary(List<Summary.Fact> facts, OutputStream out) throws IOException {
        List<Summary.Fact> all = new ArrayList<>();
        comparison.tables().forEach(table -> best(table).ifPresent(all::add));
        all.addAll(facts);
        write(all, out);
    }

    /** Returns the best of the other rows beside the reference, which may be better still. */
    private Optional<Summary.Fact> best(MethodTable table) {
        return table.rows().stream()
                .filter(row -> row.average().isPresent() && !row.method().equals(comparison.reference()))
                .max(Comparator.comparingDouble(
                        row -> row.average().orElseThrow().score()))
                .flatMap(row -> table.pair(comparison.reference(), row.method())
                        .map(pair -> new Summary.Fact(
                                ComparisonCells.title(table.role()),
                                row.method() + " compared with " + comparison.reference() + ", "
                                        + ScoreFormat.change(pair.change()) + ", " + ScoreFormat.pValue(pair.pValue())
                                        + (pair.confirmed() ? ", confirmed" : ", not confirmed"))));
    }

    private void write(List<Summary.Fact> facts, OutputStream out) throws IOException {
        ComparisonCells cells = new ComparisonCells(comparison, Style.MARKDOWN);
        List<String> lines = SummaryMarkdown.head(comparison.name(), "methods compared", facts);
        if (!facts.isEmpty()) {
            lines.add("");
        }
        lines.add(setting());
        for (MethodTable table : comparison.tables()) {
            lines.add("");
            lines.add("### " + ComparisonCells.title(table.role()));
            lines.add("");
            lines.addAll(Grid.markdown(cells.scores(table)));
            lines.add("");
            cells.notes(table).forEach(note -> lines.add("- " + note));
        }
        section("What it took", cells.cost(), lines);
        section("Robustness over user prompts", cells.winRates(), lines);
        section("Other targets", cells.transfers(), lines);
        cells.transferNote().ifPresent(note -> lines.addAll(List.of("", note)));
        noResults().forEach(line -> lines.addAll(List.of("", Markdown.escapeLong(line))));
        addPrompts(lines);
        SummaryMarkdown.write(lines, out);
    }

    private static void section(String title, List<List<String>> rows, List<String> lines) {
        if (rows.size() > 1) {
            lines.addAll(List.of("", "### " + title, ""));
            lines.addAll(Grid.markdown(rows));
        }
    }

    /** Returns the tables for the log, without prompts. */
    public List<String> plainLines() {
        ComparisonCells cells = new ComparisonCells(comparison, Style.PLAIN);
        List<String> lines = new ArrayList<>();
        for (MethodTable table : comparison.tables()) {
            lines.add(ComparisonCells.title(table.role()) + ":");
            lines.addAll(Grid.plain(cells.scores(table)));
            lines.addAll(cells.notes(table));
        }
        for (List<List<String>> rows : List.of(cells.cost(), cells.winRates(), cells.transfers())) {
            if (rows.size() > 1) {
                lines.addAll(Grid.plain(rows));
            }
        }
        cells.transferNote().ifPresent(lines::add);
        lines.addAll(noResults());
        return lines;
    }

    private String setting() {
        return "Target " + Markdown.escape(comparison.target())
                + comparison
                        .optimizer()
                        .map(optimizer -> "; optimizer " + Markdown.escape(optimizer))
                        .orElse("; no optimizer model")
                + comparison
                        .budget()
                        .map(questions -> "; each search asks at most " + TextFormat.count(questions, "question"))
                        .orElse("; nothing was searched")
                + ".";
    }

    private List<String> noResults() {
        return comparison.methods().stream()
                .filter(method -> method.noResult().isPresent())
                .map(method -> method.name() + ": " + method.noResult().get())
                .toList();
    }

    private void addPrompts(List<String> lines) {
        lines.addAll(List.of("", "### Prompts"));
        for (ComparedMethod method : comparison.methods()) {
            Map<String, String> prompts = method.systemPrompts();
            boolean shared = prompts.values().stream().distinct().count() == 1;
            prompts.entrySet().stream().limit(shared ? 1 : Long.MAX_VALUE).forEach(prompt -> {
                lines.addAll(List.of(
                        "",
                        Markdown.escape(method.name() + (shared ? "" : " on " + prompt.getKey())) + ":",
                        "",
                        Markdown.fenced("", prompt.getValue())));
            });
        }
    }
}
