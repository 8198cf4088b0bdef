package io.github.metaspo.evaluation;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Request;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;

/**
 * A system prompt and a user prompt of one task, with the examples to evaluate them on.
 *
 * @param systemPrompt may be empty
 * @param task the task whose scoring applies
 * @param userPrompt the task's own or a candidate
 * @param examples each is asked once per repeat of the task
 */
public record Batch(String systemPrompt, Task task, UserPrompt userPrompt, List<Example> examples) {

    public Batch {
        examples = List.copyOf(examples);
    }

    /** Returns the number of questions: examples times repeats. */
    public int questions() {
        return examples.size() * task.repeats();
    }

    /** Returns the example of a question. The repeats of an example are adjacent. */
    public Example example(int question) {
        return examples.get(question / task.repeats());
    }

    /** Returns a description of a question for messages. */
    public String place(int question) {
        return "example " + example(question).id() + " of task " + task.id();
    }

    /** Returns the request to the model for a question. */
    public Request request(int question) {
        Example example = example(question);
        return new Request(systemPrompt, example.earlier(), userPrompt.render(example), repeat(question));
    }

    /** Returns which repeat of its example a question is, from 0. */
    public int repeat(int question) {
        return question % task.repeats();
    }
}
