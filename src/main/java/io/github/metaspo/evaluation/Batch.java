package io.github.metaspo.evaluation;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Request;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * One system prompt with one user prompt of a task, to be asked for examples.
 *
 * @param systemPrompt may be empty
 * @param task whose scoring applies
 * @param userPrompt the given one or a candidate for it
 * @param examples each is asked as often as the task repeats
 */
public record Batch(String systemPrompt, Task task, UserPrompt userPrompt, List<Example> examples) {

    public Batch {
        examples = List.copyOf(examples);
    }

    /** How many questions are asked: an example counts once for each repeat. */
    public int questions() {
        return examples.size() * task.repeats();
    }

    /** The example of a question; the repeats of an example stand side by side. */
    public Example example(int question) {
        return examples.get(question / task.repeats());
    }

    /** A question in words, for messages. */
    public String place(int question) {
        return "example " + example(question).id() + " of task " + task.id();
    }

    /** What the model is asked for a question. */
    public Request request(int question) {
        Example example = example(question);
        return new Request(systemPrompt, example.earlier(), userPrompt.render(example), repeat(question));
    }

    /** Which repeat of its example a question is, from 0. */
    public int repeat(int question) {
        return question % task.repeats();
    }
}
