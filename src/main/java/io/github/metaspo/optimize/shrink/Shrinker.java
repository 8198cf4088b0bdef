package io.github.metaspo.optimize.shrink;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.SearchListener;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.optimize.Shrinkage;
import io.github.metaspo.optimize.TrainQuestions;
import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.Sentences;
import io.github.metaspo.optimize.state.TrainSubset;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.Map;

/**
 * Shortens the system prompt that a search found. Each sentence is left out alone first, which tells what it is worth; then sentences are left
 * out together, the least useful first, as long as the shorter prompt is not worse than the found one. Asks at most as many questions as 20 prompts
 * that answer every train example.
 */
public final class Shrinker {

    /** Prompts whose answers to every train example it may ask for. */
    private static final int MOST_PROMPTS = 20;

    /** Those of them for the found prompt and those that lack one sentence; the rest is left for prompts that lack more. */
    private static final int PROMPTS_FOR_CREDITS = 12;

    private final List<Task> tasks;
    private final TrainEvaluator evaluator;
    private final NonInferiority test;
    private final SeedStreams seeds;

    /**
     * @param tasks train tasks, at least one
     * @param seed of the order of the examples
     */
    public Shrinker(List<Task> tasks, TrainEvaluator evaluator, NonInferiority test, long seed) {
        this.tasks = List.copyOf(tasks);
        this.evaluator = evaluator;
        this.test = test;
        this.seeds = new SeedStreams(seed);
    }

    /** Returns the most questions that it asks about train tasks. */
    public static long most(List<Task> tasks) {
        return MOST_PROMPTS * TrainQuestions.of(tasks);
    }

    /**
     * Shortens a system prompt until no further sentence can go, or until the budget is spent; then what it found before is the result.
     *
     * @param userPrompts with which each task is asked, by task id
     * @param listener receives every answer
     * @throws ModelException if a failure would meet every call
     * @throws InvalidMeasurementException if too many calls of the search failed
     */
    public Shrinkage shrink(String systemPrompt, Map<String, UserPrompt> userPrompts, SearchListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Sentences sentences = Sentences.of(systemPrompt, line -> false);
        List<AskedPrompt.TaskOrder> orders = tasks.stream()
                .map(task -> new AskedPrompt.TaskOrder(
                        task, userPrompts.getOrDefault(task.id(), task.prompt()), order(task)))
                .toList();
        long questions = TrainQuestions.of(tasks);
        return new ShrinkRun(
                        sentences,
                        orders,
                        evaluator,
                        test,
                        PROMPTS_FOR_CREDITS * questions,
                        MOST_PROMPTS * questions,
                        listener)
                .run();
    }

    private List<Integer> order(Task task) {
        return TrainSubset.first(1, task.train().size(), seeds.at("shrink", task.id()))
                .order();
    }
}
