package io.github.metaspo.goal.adapt;

import io.github.metaspo.api.Example;
import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.optimize.method.FixedPrompt;
import io.github.metaspo.suite.Demonstration;
import io.github.metaspo.suite.Demonstrations;
import io.github.metaspo.suite.OptimizeSettings.Budget;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.OptimizeSettings.UserPrompts;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A search for the user prompt of one task under a fixed system prompt.
 *
 * @param start name of the system prompt: {@link #LOCKED} or {@link #DEFAULT}
 * @param one the task as a suite of its own, with the prompts that the search begins with
 */
record TaskSearch(String start, PreparedSuite one) {

    static final String LOCKED = "locked";
    static final String DEFAULT = "default";

    /** Curves are drawn with all train examples, with a half and with a quarter of them. */
    private static final List<Integer> PARTS = List.of(1, 2, 4);

    /** Returns the text of the system prompt {@link #DEFAULT}. */
    static String defaultPrompt() {
        return FixedPrompt.text(Method.DEFAULT);
    }

    /**
     * Returns a search under the locked system prompt.
     *
     * @param from the user prompt that it begins with
     * @param budget of the task
     */
    static TaskSearch locked(PreparedSuite whole, MeasuredLock lock, Task task, UserPrompt from, Budget budget) {
        return new TaskSearch(LOCKED, one(whole, lock.lock().systemPrompt(), task.withPrompt(from), budget));
    }

    /**
     * Returns a search under the locked system prompt that begins with the user prompt in effect. Demonstrations in that prompt stay as they
     * are, and their train examples are not scored.
     *
     * @param budget of the task
     */
    static TaskSearch inEffect(PreparedSuite whole, MeasuredLock lock, Task task, Budget budget) {
        UserPrompt inEffect = lock.inEffect().userPrompt(task);
        return Demonstrations.takenOutOf(inEffect)
                .filter(taken -> !inEffect.equals(task.prompt()))
                .map(taken -> locked(whole, lock, demonstrated(task, taken.shown()), taken.prompt(), budget))
                // without another example to score, the demonstrations are a text as any other
                .filter(search -> search.rows() > 0)
                .orElseGet(() -> locked(whole, lock, task, inEffect, budget));
    }

    private static Task demonstrated(Task task, List<Demonstration> shown) {
        Set<String> inputs = shown.stream().map(Demonstration::input).collect(Collectors.toSet());
        List<Example> pool = task.train().stream()
                .filter(example -> inputs.contains(Demonstration.input(task.prompt(), example)))
                .toList();
        List<Example> scored =
                task.train().stream().filter(example -> !pool.contains(example)).toList();
        return task.withTrain(scored).withDemonstrations(new Demonstrations(pool, shown));
    }

    /**
     * Returns the searches of all curves of a task, which begin with the suite's own user prompt. The first is that under the locked system
     * prompt with all train examples.
     */
    static List<TaskSearch> curves(PreparedSuite whole, MeasuredLock lock, Task task, Budget budget) {
        List<TaskSearch> searches = new ArrayList<>();
        for (int rows : rows(task)) {
            Task part = task.withTrain(part(task, rows, whole.suite().optimize().seed()));
            searches.add(locked(whole, lock, part, task.prompt(), budget));
        }
        for (int rows : rows(task)) {
            Task part = task.withTrain(part(task, rows, whole.suite().optimize().seed()));
            searches.add(new TaskSearch(DEFAULT, one(whole, defaultPrompt(), part, budget)));
        }
        return searches;
    }

    private static PreparedSuite one(PreparedSuite whole, String systemPrompt, Task task, Budget budget) {
        Suite suite = whole.suite();
        Suite alone = suite.withTasks(List.of(task.withRole(Task.Role.TRAIN)))
                .withSystemPrompt(systemPrompt)
                .withOptimize(suite.optimize()
                        .withMethod(Method.PROTEGI)
                        .withUserPrompts(UserPrompts.SHIP)
                        .withBudget(budget));
        return new PreparedSuite(alone, whole.scorers());
    }

    /** Returns the numbers of train examples of the curves, the largest first; equal ones once. */
    private static Set<Integer> rows(Task task) {
        Set<Integer> rows = new TreeSet<>(Comparator.reverseOrder());
        PARTS.forEach(part -> rows.add(Math.max(1, task.train().size() / part)));
        return rows;
    }

    /** Returns some train examples in the order of the suite. A smaller part is contained in a larger one. */
    private static List<Example> part(Task task, int rows, long seed) {
        Set<Example> drawn = Set.copyOf(task.train().stream()
                .sorted(Comparator.comparing(example -> Hashes.sha256(seed + "/part/" + example.id())))
                .limit(rows)
                .toList());
        return task.train().stream().filter(drawn::contains).toList();
    }

    Suite suite() {
        return one.suite();
    }

    Task task() {
        return one.suite().tasks().get(0);
    }

    /** Returns the number of train examples. */
    int rows() {
        return task().train().size();
    }
}
