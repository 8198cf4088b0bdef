package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScheduleCell;
import io.github.metaspo.optimize.ScheduleOutcome;
import io.github.metaspo.optimize.ScriptedMethods.Figure;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A table of what searches reached at equal cost, by cell and over cells, with the differences to another version of the code. */
final class ScheduleTable {

    /** A cell that is worse by more standard errors is named. */
    private static final double ERRORS = 2;

    private static final String NONE = "-";

    private final ScheduleOutcomes outcomes;
    private final ScheduleOutcomes others;

    /** @param others of another version of the code, paired by worlds; without outcomes if there is none */
    ScheduleTable(ScheduleOutcomes outcomes, ScheduleOutcomes others) {
        this.outcomes = outcomes;
        this.others = others;
    }

    void print(PrintStream out) {
        out.println(
                "cell is world/examples/price/proposals/patience; gain in points on unseen tasks; in parentheses: standard"
                        + " errors over worlds");
        out.printf(
                "%-22s %6s %9s %9s %6s %6s %10s %16s %14s %6s %16s%n",
                "cell",
                "worlds",
                "questions",
                "proposals",
                "spent",
                "ms",
                "attainable",
                "gain",
                "share",
                "pairs",
                "difference");
        outcomes.cells().forEach(cell -> print(out, cell.toString(), List.of(cell)));
        out.println("means over cells");
        groups().forEach((name, cells) -> print(out, name, cells));
        printWorse(out);
    }

    private void print(PrintStream out, String name, List<ScheduleCell> cells) {
        double attainable = mean(cells, ScheduleOutcome::attainable);
        int pairs =
                cells.stream().mapToInt(cell -> outcomes.shared(cell, others)).sum();
        out.printf(
                Locale.ROOT,
                "%-22s %6d %9.0f %9.0f %5.0f%% %6.0f %10.1f %16s %14s %6d %16s%n",
                name,
                cells.stream().mapToInt(cell -> outcomes.of(cell).size()).sum(),
                mean(cells, ScheduleOutcome::questions),
                mean(cells, ScheduleOutcome::proposals),
                100
                        * mean(
                                cells,
                                outcome -> outcome.spent()
                                        / (double) outcome.cell().budget()),
                mean(cells, ScheduleOutcome::millis),
                attainable,
                text("%.2f (%.2f)", outcomes.mean(cells, ScheduleOutcome::gain)),
                attainable > 0
                        ? text("%.3f (%.3f)", outcomes.mean(cells, outcome -> outcome.gain() / outcome.attainable()))
                        : NONE,
                pairs,
                comparable(cells).isEmpty() ? NONE : text("%+.2f (%.2f)", outcomes.minus(others, cells)));
    }

    private double mean(List<ScheduleCell> cells, ToDoubleFunction<ScheduleOutcome> figure) {
        return outcomes.mean(cells, figure).mean();
    }

    /** The cells of each world and patience, all with a price together, and by price. */
    private Map<String, List<ScheduleCell>> groups() {
        Map<String, List<ScheduleCell>> groups = new LinkedHashMap<>();
        groups.putAll(by(cell -> cell.world() + "/" + (cell.price() > 0 ? "priced" : "free") + "/" + cell.patience()));
        groups.putAll(by(cell -> cell.world() + "/*/" + cell.price() + "/*/" + cell.patience()));
        groups.putAll(by(cell -> cell.world() + "/*/*/" + cell.proposals() + "/" + cell.patience()));
        return groups;
    }

    private Map<String, List<ScheduleCell>> by(Function<ScheduleCell, String> name) {
        return outcomes.cells().stream().collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    private void printWorse(PrintStream out) {
        List<ScheduleCell> compared = comparable(List.copyOf(outcomes.cells()));
        if (compared.isEmpty()) {
            return;
        }
        String worse = compared.stream()
                .filter(cell -> {
                    Figure difference = outcomes.minus(others, List.of(cell));
                    return difference.mean() < -ERRORS * difference.standardError();
                })
                .map(ScheduleCell::toString)
                .collect(Collectors.joining(", "));
        out.println("of " + compared.size() + " cells worse by more than two standard errors: "
                + (worse.isEmpty() ? "none" : worse));
    }

    private List<ScheduleCell> comparable(List<ScheduleCell> cells) {
        return cells.stream().filter(cell -> outcomes.shared(cell, others) > 1).toList();
    }

    private static String text(String format, Figure figure) {
        return String.format(Locale.ROOT, format, figure.mean(), figure.standardError());
    }
}
