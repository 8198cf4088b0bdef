package io.github.metaspo.report.html.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where calls, tokens and money of the last run went.
 *
 * @param rows one per role of a model and phase of the run
 */
public record Spending(List<Row> rows) {

    /**
     * The calls of a model in a phase.
     *
     * @param paid calls that the model answered
     * @param stored replies that were there already
     * @param usd empty if the price is not known
     */
    public record Row(
            String role,
            String phase,
            long paid,
            long stored,
            long failed,
            long inputTokens,
            long outputTokens,
            OptionalDouble usd) {}

    public Spending {
        rows = List.copyOf(rows);
    }

    static Spending read(Path file) throws IOException {
        return new Spending(JsonFields.read(file).list("spending").stream()
                .map(row -> new Row(
                        row.requiredText("role"),
                        row.requiredText("phase"),
                        row.count("paid"),
                        row.count("stored"),
                        row.count("failed"),
                        row.count("inputTokens"),
                        row.count("outputTokens"),
                        row.number("usd")))
                .toList());
    }

    /** Returns the money spent; empty if a price is not known. */
    public OptionalDouble usd() {
        return rows.stream().allMatch(row -> row.paid() == 0 || row.usd().isPresent())
                ? OptionalDouble.of(rows.stream()
                        .mapToDouble(row -> row.usd().orElse(0))
                        .sum())
                : OptionalDouble.empty();
    }
}
