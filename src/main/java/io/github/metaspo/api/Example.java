package io.github.metaspo.api;

import java.util.List;
import java.util.Map;

/**
 * A question with its gold answers.
 *
 * @param id unique within its task
 * @param question the complete text for {@code {question}}
 * @param answers the gold answers, of which any counts; at least one
 * @param options the texts of a closed set of options, in the order of the choices; empty if there are none
 * @param variables further values for the user prompt, by variable name
 * @param earlier user and assistant messages before the question; usually empty
 */
public record Example(
        String id,
        String question,
        List<String> answers,
        List<String> options,
        Map<String, String> variables,
        List<Message> earlier) {

    public Example {
        if (id.isBlank() || question.isBlank() || answers.isEmpty()) {
            throw new IllegalArgumentException("an example needs an id, a question and an answer");
        }
        answers = List.copyOf(answers);
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
        earlier = List.copyOf(earlier);
        if (earlier.stream().anyMatch(message -> message.role() == Message.Role.SYSTEM)) {
            throw new IllegalArgumentException("earlier messages must not include a system message");
        }
    }

    /** Creates an example whose question is the first message of the conversation. */
    public Example(
            String id, String question, List<String> answers, List<String> options, Map<String, String> variables) {
        this(id, question, answers, options, variables, List.of());
    }

    /** Returns an example with one gold answer and neither options nor variables. */
    public static Example of(String id, String question, String answer) {
        return new Example(id, question, List.of(answer), List.of(), Map.of());
    }
}
