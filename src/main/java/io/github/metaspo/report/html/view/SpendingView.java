package io.github.metaspo.report.html.view;

import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.SearchRecord;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.report.html.data.Spending;
import io.github.metaspo.report.html.data.SuiteData;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Where calls, tokens and money went.
 *
 * @param note what is not known, in sentences
 * @param rows none if nothing is known
 * @param split whether paid calls and stored replies are told apart
 */
public record SpendingView(String note, List<Row> rows, boolean split) {

    public SpendingView {
        rows = List.copyOf(rows);
    }

    /** A row; what is not known is a dash. */
    public record Row(
            String what, String paid, String stored, String failed, String input, String output, String usd) {}

    /**
     * What the last run of each goal used.
     *
     * @param calls to models, and stored replies
     * @param usd empty if it is not known
     */
    record Totals(long calls, OptionalDouble usd) {}

    private static final String UNKNOWN = "\u2013";

    static SpendingView of(SuiteData data) {
        if (data.spending().isPresent()) {
            return new SpendingView(
                    data.spending().get().usd().isPresent()
                            ? ""
                            : "The sum of money is not known, because there is no price for a model that was paid.",
                    data.spending().get().rows().stream()
                            .map(row -> new Row(
                                    row.goal() + ", " + (row.phase().equals(Spending.SEARCH) ? "search" : "held out")
                                            + ", " + row.role() + (row.model().isEmpty() ? "" : " " + row.model()),
                                    TextFormat.number(row.paid()),
                                    TextFormat.number(row.stored()),
                                    TextFormat.number(row.failed()),
                                    TextFormat.number(row.inputTokens()),
                                    TextFormat.number(row.outputTokens()),
                                    row.usd().isPresent()
                                            ? TextFormat.usd(row.usd().getAsDouble())
                                            : UNKNOWN))
                            .toList(),
                    true);
        }
        List<Row> rows = new ArrayList<>();
        data.search()
                .ifPresent(search -> rows.add(new Row(
                        "target, search",
                        TextFormat.number(search.questions()),
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN,
                        UNKNOWN)));
        add("target, held out, before", data.pairing().before(), rows);
        add("target, held out", data.pairing().after(), rows);
        return new SpendingView(
                rows.isEmpty()
                        ? "What was spent is not recorded."
                        : "Which replies were stored and which paid, and the optimizer's part, is not recorded:"
                                + " spending.json is absent.",
                rows,
                false);
    }

    private static void add(String what, Optional<Side> side, List<Row> rows) {
        Optional<Measured.Calls> calls = side.flatMap(one -> one.measured().calls());
        calls.ifPresent(known -> rows.add(new Row(
                what,
                TextFormat.number(known.answered()),
                UNKNOWN,
                TextFormat.number(known.failed()),
                TextFormat.number(known.inputTokens()),
                TextFormat.number(known.outputTokens()),
                known.usd().map(TextFormat::usd).orElse(UNKNOWN))));
    }

    /** Returns what the last run used, from the file of spending or, without one, from what search and measurements say. */
    static Optional<Totals> totals(SuiteData data) {
        if (data.spending().isPresent()) {
            Spending spending = data.spending().get();
            return Optional.of(new Totals(
                    spending.rows().stream()
                            .mapToLong(row -> row.paid() + row.stored())
                            .sum(),
                    spending.usd()));
        }
        long measured = Stream.of(data.pairing().before(), data.pairing().after())
                .flatMap(Optional::stream)
                .map(Side::measured)
                .flatMap(side -> side.calls().stream())
                .mapToLong(Measured.Calls::answered)
                .sum();
        long searched = data.search().map(SearchRecord::questions).orElse(0L);
        return measured + searched == 0
                ? Optional.empty()
                : Optional.of(new Totals(measured + searched, OptionalDouble.empty()));
    }
}
