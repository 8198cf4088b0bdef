package io.github.metaspo.search;

import io.github.metaspo.evaluation.Batch;
import io.github.metaspo.search.proposal.Mistake;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * Some train examples of a task that are asked with one pair of prompts.
 *
 * @param examples their places in the train split; none if no example of the task can be answered
 */
record Lap(String systemPrompt, Task task, UserPrompt userPrompt, List<Integer> examples) {

    Lap {
        examples = List.copyOf(examples);
    }

    Batch batch() {
        return new Batch(
                systemPrompt,
                task,
                userPrompt,
                examples.stream().map(task.train()::get).toList());
    }

    int questions() {
        return examples.size() * task.repeats();
    }

    /**
     * What came of it.
     *
     * @param marks of the examples whose calls went well
     * @param mistakes some of the examples that did not get the full score
     */
    record Result(Marks marks, List<Mistake> mistakes) {}
}
