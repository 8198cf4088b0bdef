package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.gate.TaskDelta;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.SuiteSummary;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.progress.Progress;
import io.github.metaspo.goal.search.DemonstrationStep;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.goal.search.SearchLogger;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.optimize.SearchPower;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Proposers;
import io.github.metaspo.optimize.method.RaceMetrics;
import io.github.metaspo.report.PromptDiff;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.statistics.Power;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.util.List;
import java.util.Optional;

/** Log output of an optimization, from the plan to the result. */
final class OptimizeLogger {

    private final Suite suite;
    private final Optional<String> metrics;
    private final OutputFiles files;
    private final Console console;

    OptimizeLogger(PreparedSuite prepared, OutputFiles files, Console console) {
        this.suite = prepared.suite();
        this.metrics = new RaceMetrics(prepared).remark();
        this.files = files;
        this.console = console;
    }

    /**
     * Logs the plan, before the first call.
     *
     * @param remarks about train examples that cannot be demonstrations
     */
    void plan(Plan plan, List<String> remarks) {
        console.info(SuiteSummary.line(suite));
        suite.remarks().forEach(console::warn);
        console.info("target " + suite.target().label() + "; " + method());
        metrics.ifPresent(console::info);
        DemonstrationStep.plan(suite).ifPresent(console::info);
        remarks.forEach(console::info);
        console.info(plan.line());
    }

    private String method() {
        if (!searches()) {
            return "method " + Keywords.of(suite.optimize().method()) + ": a fixed prompt, without a search";
        }
        return suite.optimizer()
                        .map(optimizer -> "optimizer " + optimizer.label())
                        .orElse("no optimizer model")
                + proposals();
    }

    private String proposals() {
        return switch (Proposers.of(suite)) {
            case LLM -> "";
            case COMPONENTS -> ": proposals are built from components";
            case MIXED -> ": proposals are written by it, or built from components";
        };
    }

    private boolean searches() {
        return suite.optimize().method().searches();
    }

    /**
     * Logs the promotion decision, before it is written.
     *
     * @param start the suite's own prompts with the demonstrations
     */
    void promotion(PromotionResult promotion, HeldOutComparison.Entry start, int looks) {
        promotion.comparison().ifPresent(comparison -> console.info(comparison(comparison)));
        boolean isOther = !start.prompts().equals(promotion.before().prompts())
                && !start.prompts().userPrompts().isEmpty();
        if (isOther) {
            console.info(SearchLogger.line(
                    "held out",
                    ScoreFormat.score(start.measurement()
                            .total(Task.Role.TRAIN)
                            .orElseThrow()
                            .score()),
                    "the suite's own prompts with the same demonstrations"));
        }
        if (promotion.decision().ships()) {
            PromptDiff.lines(
                            "system prompt",
                            promotion.before().prompts().systemPrompt(),
                            promotion.found().prompts().systemPrompt())
                    .forEach(console::info);
        }
        console.info(promotion.title() + ": " + promotion.decision().reason());
        promotion.shorter().ifPresent(console::info);
        if (looks > 1) {
            console.warn(looks
                    + " prompts have been compared on these held-out examples so far: the best of many scores high"
                    + " partly by luck; new test examples would show how much");
        }
    }

    /** Logs that the search found the prompt that is locked already. */
    void nothingNew() {
        console.info((searches() ? "the search found the prompt that is" : "the prompt of the method is")
                + " locked already, and its measurement still holds");
    }

    /** Logs the result, after all files are written. */
    void end(SearchResult found, Optional<PromotionResult> promotion, Progress progress) {
        if (searches()) {
            console.info("the search ended because " + found.stopped().sentence() + "; every candidate is in "
                    + files.shown().of(files.run()));
        }
        boolean inVain = promotion.isPresent()
                ? !promotion.get().decision().ships()
                : found.systemPrompt().equals(suite.systemPrompt());
        if (searches() && inVain) {
            SearchPower.of(found.candidates()).ifPresent(power -> console.info(inVain(power)));
        }
        if (promotion.flatMap(PromotionResult::leftOver).isPresent()) {
            console.info("the prompt that was found is in " + files.shown().of(files.candidate())
                    + "; mvn metaspo:accept -Dmetaspo.candidate -Dmetaspo.reason=\"...\" accepts it anyway");
        }
        String resource = "prompts/" + suite.name() + ".txt";
        console.info((promotion.isEmpty()
                        ? resource + " is up to date"
                        : "wrote "
                                + files.shown()
                                        .of(LockFiles.beside(suite.file()).lock()) + " and " + resource)
                + "; " + progress.summary());
    }

    /** Says which gains a search that found none would have found, so that nobody takes it for a proof that there are none. */
    private String inVain(SearchPower power) {
        String asked = "of " + TextFormat.count(power.candidates(), "system prompt") + " that "
                + (power.candidates() == 1 ? "was" : "were") + " asked, ";
        String conditions = " (" + TextFormat.percent(Power.POWER) + " power; " + TextFormat.percent(power.changing())
                + " of the answers changed)";
        String found = power.gain().isPresent()
                ? "one that gains " + TextFormat.points(power.gain().getAsDouble())
                        + " points on the train examples would have been found" + conditions
                : "even one that answers everything right would have been missed too often" + conditions;
        return asked + found + "; the held-out examples " + SuiteSummary.confirmedGains(suite);
    }

    private static String comparison(Comparison comparison) {
        long better = comparison.trainTasks().stream()
                .filter(task -> task.change().difference() > 0)
                .count();
        StringBuilder line = new StringBuilder(SearchLogger.line(
                "held out",
                ScoreFormat.score(comparison.train().before()) + " -> "
                        + ScoreFormat.score(comparison.train().after()),
                ScoreFormat.change(comparison.train()) + ", better in " + better + " of "
                        + TextFormat.count(comparison.trainTasks().size(), "task")));
        for (TaskDelta task : comparison.unseenTasks()) {
            line.append("; unseen ")
                    .append(task.task().id())
                    .append(' ')
                    .append(ScoreFormat.score(task.change().before()))
                    .append(" -> ")
                    .append(ScoreFormat.score(task.change().after()));
        }
        return line.toString();
    }
}
