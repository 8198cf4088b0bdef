package io.github.metaspo.goal.adapt;

import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.goal.search.SearchLogger;
import io.github.metaspo.lock.Lock.Result;
import io.github.metaspo.lock.LockFiles;
import io.github.metaspo.optimize.SearchResult;
import io.github.metaspo.optimize.method.Proposers;
import io.github.metaspo.report.AdaptationCurves;
import io.github.metaspo.report.AdaptationText;
import io.github.metaspo.report.PromptDiff;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Log output of an adaptation, from the plan to the result of each task. */
final class AdaptLogger {

    private final Suite suite;
    private final OutputFiles files;
    private final Console console;

    AdaptLogger(Suite suite, OutputFiles files, Console console) {
        this.suite = suite;
        this.files = files;
        this.console = console;
    }

    /** Logs the plan, before the first call. */
    void plan(List<Task> tasks, AdaptPlan plan) {
        console.info(suite.name() + ": adapts " + TextFormat.count(tasks.size(), "task")
                + " to the locked system prompt" + (tasks.size() == 1 ? "" : ", each by itself"));
        for (Task task : tasks) {
            console.info(
                    "task " + task.id() + ": " + TextFormat.count(task.train().size(), "train example") + ", "
                            + task.test().size() + " held out");
        }
        suite.remarks().forEach(console::warn);
        if (suite.optimize().demonstrations() > 0) {
            console.info(
                    "no demonstrations are chosen for a task that is adapted; those of its locked user prompt stay");
        }
        console.info("target " + suite.target().label() + "; " + writer());
        console.info(plan.line());
    }

    private String writer() {
        if (!Proposers.usesComponents(suite)) {
            return "optimizer " + suite.optimizer().orElseThrow().label() + ", method protegi";
        }
        return (suite.optimizer().isPresent() ? "proposer: components" : "no optimizer model")
                + ": the beam of protegi, over prompts that are built from components";
    }

    /** Logs which search begins. */
    void begin(TaskSearch search) {
        console.info("task " + search.task().id() + ": searches with the " + search.start() + " system prompt and "
                + TextFormat.count(search.rows(), "train example"));
    }

    /** Logs the held-out comparison of a task's user prompts. */
    void comparison(Comparison comparison) {
        console.info(SearchLogger.line(
                "held out",
                ScoreFormat.score(comparison.train().before()) + " -> "
                        + ScoreFormat.score(comparison.train().after()),
                ScoreFormat.change(comparison.train())));
    }

    /** Logs the decision on a task, before it is written. */
    void decision(Task task, PromotionDecision decision, String before, String found, int looks) {
        if (decision.ships()) {
            PromptDiff.lines("user prompt of " + task.id(), before, found).forEach(console::info);
        }
        console.info("task " + task.id() + ": " + verdict(decision.result()) + ": " + decision.reason());
        if (looks > 1) {
            console.warn(
                    looks + " sets of prompts have been compared on held-out examples of this suite so far: the best of"
                            + " many scores high partly by luck; new test examples would show how much");
        }
    }

    private static String verdict(Result result) {
        return switch (result) {
            case CONFIRMED -> "shipped";
            case NOT_CONFIRMED -> "shipped, not confirmed";
            case KEPT -> "no confirmed improvement, the user prompt stays";
        };
    }

    /** Logs that the search found nothing better than the user prompt in effect. */
    void nothingNew(Task task) {
        console.info("task " + task.id() + ": the search found no user prompt that is better on the train examples than"
                + " the one in effect");
    }

    /** Logs the result of a task, after all its files are written. */
    void end(Task task, SearchResult found, boolean ships, OutputFiles output, String summary) {
        console.info("the search ended because " + found.stopped().sentence() + "; every candidate is in "
                + files.shown().of(output.run()));
        if (Files.exists(output.candidate())) {
            console.info("to use the prompt that was found anyway, write it into "
                    + files.shown().of(lock()) + " as userPrompts." + task.id()
                    + ", then run mvn metaspo:evaluate metaspo:accept -Dmetaspo.reason=\"...\"");
        }
        console.info((ships
                        ? "wrote " + files.shown().of(lock()) + " and " + PromptFolder.path(suite.name(), task.id())
                        : "the prompts stay as they are")
                + "; " + summary);
    }

    /** Logs the curves. */
    void curves(AdaptationCurves curves) {
        AdaptationText.lines(curves).forEach(console::info);
        console.info("every point is in " + files.shown().of(files.adaptation()) + " and "
                + files.shown().of(files.adaptationText()));
    }

    private Path lock() {
        return LockFiles.beside(suite.file()).lock();
    }
}
