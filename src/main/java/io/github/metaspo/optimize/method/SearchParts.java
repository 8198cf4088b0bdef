package io.github.metaspo.optimize.method;

import io.github.metaspo.optimize.evaluate.TrainEvaluator;
import io.github.metaspo.optimize.propose.CandidateGenerator;
import io.github.metaspo.suite.OptimizeSettings;
import io.github.metaspo.suite.Task;

import java.util.List;

/**
 * The parts that searching methods are assembled from.
 *
 * @param systemPrompt that the search begins with
 * @param tasks to learn from, at least one
 * @param evaluator of prompts on train examples
 * @param userPrompts generates user prompts
 * @param systemPrompts generates system prompts
 */
public record SearchParts(
        String systemPrompt,
        List<Task> tasks,
        OptimizeSettings settings,
        TrainEvaluator evaluator,
        CandidateGenerator userPrompts,
        CandidateGenerator systemPrompts) {

    public SearchParts {
        tasks = List.copyOf(tasks);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a search needs a train task");
        }
    }

    List<CandidateGenerator> generators() {
        return List.of(systemPrompts, userPrompts);
    }
}
