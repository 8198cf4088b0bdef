package io.github.metaspo.goal.compare;

import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.PlannedCost;
import io.github.metaspo.optimize.CallEstimate;
import io.github.metaspo.optimize.demonstrate.DemonstrationPools;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Upper bounds of the calls of a comparison, by row, before the first call.
 *
 * @param rows one for each method or prompt
 * @param others cost of the calls that belong to no row: for demonstrations, and for user prompts of unseen tasks
 * @param userPromptCalls calls to the optimizer model for user prompts of unseen tasks
 * @param transfers questions to other targets
 * @param demonstrations questions for demonstrations, which all rows show
 * @param stored questions about fixed prompts that have a stored reply
 * @param budget limits of each search
 */
record ComparisonPlan(
        List<Row> rows,
        PlannedCost others,
        long userPromptCalls,
        long transfers,
        long demonstrations,
        long stored,
        Budget budget) {

    /**
     * The bounds of one row.
     *
     * @param search calls of its searches
     * @param heldOut questions for its scores
     * @param cost of all of them
     */
    record Row(String name, CallEstimate search, long heldOut, PlannedCost cost) {}

    ComparisonPlan {
        rows = List.copyOf(rows);
    }

    /**
     * Plans a comparison.
     *
     * @param userPrompts of the unseen tasks, by suite
     * @param references prompts that the prompts in effect are compared with, by suite, on other targets
     * @param stored questions about fixed prompts that have a stored reply
     */
    static ComparisonPlan of(
            List<Entrant> entrants,
            List<PlannedSearch> searches,
            List<Domain> domains,
            Map<String, UserPromptSets> userPrompts,
            Map<String, Prompts> references,
            long stored) {
        List<Row> rows = new ArrayList<>();
        long heldOut = domains.stream()
                .mapToLong(domain -> HeldOut.questions(domain.suite())
                        + of(userPrompts, domain).mostQuestions())
                .sum();
        Suite suite = domains.get(0).suite();
        for (Entrant entrant : entrants) {
            CallEstimate search = searches.stream()
                    .filter(planned -> planned.entrant().equals(entrant))
                    .map(PlannedSearch::estimate)
                    .reduce(CallEstimate.NONE, CallEstimate::plus);
            rows.add(new Row(
                    entrant.name(),
                    search,
                    heldOut,
                    PlannedCost.of(suite, search.targetCalls() + heldOut, search.optimizerCalls())));
        }
        long writing = userPrompts.values().stream()
                .mapToLong(UserPromptSets::mostCalls)
                .sum();
        long demonstrations = domains.stream()
                .mapToLong(domain -> DemonstrationPools.questions(domain.suite()))
                .sum();
        return new ComparisonPlan(
                rows,
                PlannedCost.of(suite, demonstrations, writing),
                writing,
                domains.stream()
                        .mapToLong(domain -> Transfers.questions(
                                domain, Transfers.of(suite).size(), Entrants.of(references, domain)))
                        .sum(),
                demonstrations,
                stored,
                suite.compare().budget());
    }

    private static UserPromptSets of(Map<String, UserPromptSets> userPrompts, Domain domain) {
        return Optional.ofNullable(userPrompts.get(domain.name())).orElseThrow();
    }

    /** Returns the log lines of the plan: a table, and the sum. */
    List<String> lines() {
        int width = Math.max(
                6, rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
        String format = "%-" + width + "s %17s %15s %19s%s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                        Locale.ROOT, format, "method", "search questions", "optimizer calls", "held-out questions", "")
                .stripTrailing());
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    format,
                    row.name(),
                    TextFormat.number(row.search().targetCalls()),
                    TextFormat.number(row.search().optimizerCalls()),
                    TextFormat.number(row.heldOut()),
                    row.cost().text(OptionalDouble.empty())));
        }
        lines.add(total());
        return lines;
    }

    private String total() {
        long target = demonstrations
                + rows.stream()
                        .mapToLong(row -> row.search().targetCalls() + row.heldOut())
                        .sum();
        long optimizer =
                rows.stream().mapToLong(row -> row.search().optimizerCalls()).sum() + userPromptCalls;
        return "at most " + TextFormat.count(target, "call") + " to the target"
                + (demonstrations == 0
                        ? ""
                        : ", " + TextFormat.number(demonstrations) + " of them for demonstrations that all rows share")
                + (stored == 0 ? "" : " (at least " + TextFormat.number(stored) + " of them stored already)")
                + (optimizer == 0
                        ? ""
                        : " and " + TextFormat.count(optimizer, "call") + " to the optimizer, second tries included"
                                + (userPromptCalls == 0
                                        ? ""
                                        : ", " + TextFormat.number(userPromptCalls)
                                                + " of them for user prompts of unseen tasks"))
                + (transfers == 0 ? "" : "; at most " + TextFormat.count(transfers, "call") + " to other targets")
                + cost();
    }

    private String cost() {
        double usd = others.usd().orElse(0);
        boolean isPriced = others.usd().isPresent();
        for (Row row : rows) {
            isPriced |= row.cost().usd().isPresent();
            usd += row.cost().usd().orElse(0);
        }
        Optional<String> unpriced = others.unpriced();
        String limits = limits();
        return (isPriced
                        ? new PlannedCost(OptionalDouble.of(usd), unpriced).text(OptionalDouble.empty())
                                + (transfers == 0 ? "" : ", without the cost of other targets")
                        : "")
                + (limits.isEmpty() ? "" : "; each search ends at " + limits);
    }

    private String limits() {
        List<String> limits = new ArrayList<>();
        budget.tokens().ifPresent(tokens -> limits.add(TextFormat.count(tokens, "token")));
        budget.cost().ifPresent(cost -> limits.add(TextFormat.usd(cost)));
        budget.time().ifPresent(time -> limits.add(TextFormat.duration(time)));
        return String.join(" or ", limits);
    }
}
