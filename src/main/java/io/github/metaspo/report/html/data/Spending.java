package io.github.metaspo.report.html.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where calls, tokens and money went, see {@code spending.schema.json}.
 *
 * @param rows one per goal, role of a model and phase, the last run of each goal only
 */
public record Spending(List<Row> rows) {

    /** Keyword of a search. */
    public static final String SEARCH = "search";

    /**
     * The calls of a model in a phase.
     *
     * @param phase {@code search} or {@code heldOut}
     * @param paid calls to the model, each try
     * @param stored replies that were there already
     * @param failed those of the calls without a reply
     * @param usd what the calls cost; empty if the price is not known
     */
    public record Row(
            String goal,
            String role,
            String phase,
            String model,
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
        List<Row> rows = new ArrayList<>();
        for (JsonFields run : JsonFields.read(file).list("runs")) {
            for (JsonFields entry : run.list("entries")) {
                rows.add(row(run.requiredText("goal"), entry));
            }
        }
        return new Spending(rows);
    }

    private static Row row(String goal, JsonFields entry) {
        JsonFields paid = entry.requiredObject("paid");
        return new Row(
                goal,
                entry.requiredText("role"),
                entry.requiredText("phase"),
                entry.text("model").orElse(""),
                paid.count("calls"),
                entry.requiredObject("stored").count("calls"),
                paid.count("failed"),
                paid.count("inputTokens"),
                paid.count("outputTokens"),
                paid.number("usd"));
    }

    /** Returns the money spent; empty if a price is not known. */
    public OptionalDouble usd() {
        boolean known = rows.stream().anyMatch(row -> row.usd().isPresent())
                && rows.stream().allMatch(row -> row.paid() == 0 || row.usd().isPresent());
        return known
                ? OptionalDouble.of(
                        rows.stream().mapToDouble(row -> row.usd().orElse(0)).sum())
                : OptionalDouble.empty();
    }

    /** Returns the rows of the last search. */
    public List<Row> ofSearch() {
        return rows.stream()
                .filter(row -> row.goal().equals("optimize") && row.phase().equals(SEARCH))
                .toList();
    }
}
