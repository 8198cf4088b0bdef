package io.github.metaspo.suite;

import java.util.List;
import java.util.Map;

/**
 * A question with its gold answers.
 *
 * @param id unique within its task
 * @param question the complete text for {@code {question}}
 * @param answers the gold answers, of which any counts; at least one
 * @param options the texts of a closed set, in the order of the choices; empty where there are none
 * @param variables further values for the user prompt, by name
 */
public record Example(
        String id, String question, List<String> answers, List<String> options, Map<String, String> variables) {

    public Example {
        if (id.isBlank() || question.isBlank() || answers.isEmpty()) {
            throw new IllegalArgumentException("an example needs an id, a question and an answer");
        }
        answers = List.copyOf(answers);
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** An example of a question and one gold answer. */
    public static Example of(String id, String question, String answer) {
        return new Example(id, question, List.of(answer), List.of(), Map.of());
    }
}
