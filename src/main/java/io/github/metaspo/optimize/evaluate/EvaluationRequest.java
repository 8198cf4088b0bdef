package io.github.metaspo.optimize.evaluate;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.BitSet;
import java.util.List;

/**
 * A request to evaluate a pair of prompts on some train examples of a task.
 *
 * @param userPrompt without the demonstrations of the task, which every question shows
 * @param examples their indices in the train split; empty if no example of the task can be answered
 */
public record EvaluationRequest(String systemPrompt, Task task, UserPrompt userPrompt, List<Integer> examples) {

    public EvaluationRequest {
        examples = List.copyOf(examples);
    }

    /** Returns the number of questions: an example counts as often as its task repeats it. */
    public int questions() {
        return examples.size() * task.repeats();
    }

    Batch batch() {
        return new Batch(
                systemPrompt,
                task,
                task.demonstrations().in(userPrompt),
                examples.stream().map(task.train()::get).toList());
    }

    EvaluationRequest without(BitSet excluded) {
        return excluded.isEmpty()
                ? this
                : new EvaluationRequest(
                        systemPrompt,
                        task,
                        userPrompt,
                        examples.stream()
                                .filter(example -> !excluded.get(example))
                                .toList());
    }
}
