package io.github.metaspo.search;

import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The best prompts so far, in whatever form a search keeps them. */
interface Best {

    String systemPrompt();

    /** On the train examples, 0 to 1. */
    double score();

    /** The best user prompt of each task, by its id. */
    SortedMap<String, UserPrompt> bestPrompts();

    /** The mean over tasks, by their weights; 0 for no task. */
    static <T> double weightedMean(List<T> tasks, Function<T, Task> task, ToDoubleFunction<T> score) {
        double sum = 0;
        double weights = 0;
        for (T one : tasks) {
            double weight = task.apply(one).weight();
            sum += weight * score.applyAsDouble(one);
            weights += weight;
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
