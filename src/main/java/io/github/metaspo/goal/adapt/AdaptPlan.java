package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.Rate;
import io.github.metaspo.goal.search.PlannedCost;
import io.github.metaspo.goal.search.TimeLimits;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.Suite;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Upper bounds of the calls for all tasks, computed before the first call. Every task has an equal share of the budget.
 *
 * @param suite with the budget of the whole run
 * @param tasks one plan per task, at least one
 * @param drawsCurves whether every search has to run to its end
 */
record AdaptPlan(Suite suite, List<TaskPlan> tasks, boolean drawsCurves) {

    AdaptPlan {
        tasks = List.copyOf(tasks);
    }

    /** Returns the budget of one of several tasks. */
    static Budget share(Budget whole, int tasks) {
        return new Budget(
                whole.calls().isPresent() ? OptionalLong.of(whole.calls().getAsLong() / tasks) : whole.calls(),
                whole.tokens().isPresent() ? OptionalLong.of(whole.tokens().getAsLong() / tasks) : whole.tokens(),
                whole.cost().isPresent() ? OptionalDouble.of(whole.cost().getAsDouble() / tasks) : whole.cost(),
                whole.time().map(time -> time.dividedBy(tasks)));
    }

    /** Returns the log line of the plan. */
    String line() {
        Budget budget = suite.optimize().budget();
        long target = sum(TaskPlan::targetCalls);
        long stored = sum(TaskPlan::stored);
        long optimizer = sum(plan -> plan.search().optimizerCalls());
        boolean cut = budget.calls().isPresent() && budget.calls().getAsLong() < target + optimizer;
        String start = cut
                ? "at most " + TextFormat.count(budget.calls().orElseThrow(), "call") + " (budget" + equalShares()
                        + ") of " + TextFormat.number(target + optimizer) + ": " + TextFormat.number(target)
                        + " to the target ("
                : "at most " + TextFormat.count(target, "call") + " to the target (";
        return start + TextFormat.count(sum(plan -> plan.search().targetCalls()), "question") + " to search, "
                + TextFormat.number(sum(TaskPlan::heldOut)) + " held out"
                + (stored == 0 ? ")" : "; at least " + TextFormat.number(stored) + " of them stored already)")
                + (optimizer == 0
                        ? ""
                        : " and " + TextFormat.count(optimizer, "call") + " to the optimizer, second tries included")
                + limits(budget);
    }

    private String limits(Budget budget) {
        StringBuilder limits = new StringBuilder();
        if (budget.tokens().isPresent()) {
            limits.append("; at most ")
                    .append(TextFormat.count(budget.tokens().getAsLong(), "token"))
                    .append(" (budget")
                    .append(equalShares())
                    .append(')');
        }
        limits.append(cost().text(budget.cost()));
        budget.time().ifPresent(time -> limits.append("; the searches stop in time for all to end within ")
                .append(TextFormat.duration(time))
                .append(equalShares())
                .append(", after one round of each at the earliest"));
        return limits.toString();
    }

    private String equalShares() {
        return tasks.size() == 1 ? "" : ", an equal share for each of " + tasks.size() + " tasks";
    }

    private PlannedCost cost() {
        OptionalDouble usd = tasks.stream().allMatch(plan -> plan.cost().usd().isPresent())
                ? OptionalDouble.of(tasks.stream()
                        .mapToDouble(plan -> plan.cost().usd().orElseThrow())
                        .sum())
                : OptionalDouble.empty();
        return new PlannedCost(usd, tasks.get(0).cost().unpriced());
    }

    private long sum(ToLongFunction<TaskPlan> calls) {
        return tasks.stream().mapToLong(calls).sum();
    }

    /** Returns why the budget is too small for a result; empty if it is enough, or if stored replies may make it enough. */
    Optional<String> refusal() {
        // what an earlier run asked may be stored
        return tasks.stream().anyMatch(TaskPlan::wasBegun)
                ? Optional.empty()
                : callRefusal().or(this::timeRefusal);
    }

    private Optional<String> callRefusal() {
        OptionalLong calls = suite.optimize().budget().calls();
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        long share = calls.getAsLong() / tasks.size();
        String budget = "the budget of " + TextFormat.count(calls.getAsLong(), "call")
                + (tasks.size() == 1
                        ? ""
                        : ", " + TextFormat.number(share) + " for each of " + tasks.size() + " tasks,");
        if (drawsCurves) {
            long all = most(TaskPlan::calls);
            return share >= all
                    ? Optional.empty()
                    : Optional.of(
                            budget + " may end a search before its last round, and its curve could not be compared;"
                                    + " nothing was asked; raise optimize.budget.calls to "
                                    + TextFormat.number(all * tasks.size()) + " or more, or remove it");
        }
        if (share >= most(TaskPlan::leastCalls)) {
            return Optional.empty();
        }
        long enough = most(TaskPlan::enoughCalls);
        return Optional.of(
                budget + " does not cover one round and the measurement of its result, and nothing was asked;"
                        + " raise optimize.budget.calls to " + TextFormat.number(enough * tasks.size())
                        + " or more, or name fewer tasks with -Dmetaspo.tasks");
    }

    private Optional<String> timeRefusal() {
        return timeRefusal("target", suite.target().rate(), most(TaskPlan::leastTargetCalls))
                .or(() -> suite.optimizer()
                        .map(ModelSettings::rate)
                        .flatMap(rate -> timeRefusal("optimizer", rate, most(TaskPlan::firstProposals))));
    }

    private Optional<String> timeRefusal(String model, Rate rate, long calls) {
        return TimeLimits.refusal(
                model,
                rate,
                tasks.size() * calls,
                suite.optimize().budget(),
                tasks.size() == 1 ? "" : " for " + tasks.size() + " tasks");
    }

    private long most(ToLongFunction<TaskPlan> calls) {
        return tasks.stream().mapToLong(calls).max().orElseThrow();
    }
}
