package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.EvaluationListener;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.optimize.SeedStreams;
import io.github.metaspo.statistics.WeightedMean;
import io.github.metaspo.suite.Task;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Meta scores of system prompts with the user prompts of the suite: the weighted mean over the tasks, 0 to 1. */
public final class SystemPromptScores {

    private final List<Task> tasks;
    private final TrainEvaluator evaluator;

    public SystemPromptScores(List<Task> tasks, TrainEvaluator evaluator) {
        this.tasks = List.copyOf(tasks);
        this.evaluator = evaluator;
    }

    /** Returns the indices of some train examples of each task, drawn at random. */
    public List<List<Integer>> sample(int most, Function<Task, UniformRandomProvider> random) {
        return tasks.stream()
                .map(task -> SeedStreams.sample(indices(task), most, random.apply(task)))
                .toList();
    }

    /** Returns the scores of prompts on all train examples, as one stream of calls. */
    public List<Double> onAll(List<String> prompts, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return on(prompts, tasks.stream().map(SystemPromptScores::indices).toList(), listener);
    }

    /**
     * Returns the scores of prompts, as one stream of calls. A task that was mostly not answered counts as 0.
     *
     * @param examples indices of train examples, one list for each task
     */
    public List<Double> on(List<String> prompts, List<List<Integer>> examples, EvaluationListener listener)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<EvaluationRequest> requests = new ArrayList<>();
        for (String prompt : prompts) {
            for (int i = 0; i < tasks.size(); i++) {
                requests.add(
                        new EvaluationRequest(prompt, tasks.get(i), tasks.get(i).prompt(), examples.get(i)));
            }
        }
        List<EvaluationResult> results = evaluator.evaluate(requests, listener);
        return IntStream.range(0, prompts.size())
                .mapToObj(i -> score(results.subList(i * tasks.size(), (i + 1) * tasks.size())))
                .toList();
    }

    private double score(List<EvaluationResult> ofTasks) {
        return WeightedMean.of(
                IntStream.range(0, tasks.size()).boxed().toList(),
                task -> tasks.get(task).weight(),
                task -> ofTasks.get(task).score());
    }

    private static List<Integer> indices(Task task) {
        return IntStream.range(0, task.train().size()).boxed().toList();
    }
}
