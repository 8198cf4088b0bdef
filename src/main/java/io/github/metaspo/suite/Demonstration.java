package io.github.metaspo.suite;

import io.github.metaspo.api.Example;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An input with the reply that the target model gave to it, as user prompts show it. Neither text has a placeholder.
 *
 * @param input normalised; not empty
 * @param reply normalised; not empty
 */
public record Demonstration(String input, String reply) {

    public Demonstration {
        input = PromptText.normalise(input);
        reply = PromptText.normalise(reply);
        if (input.isBlank() || reply.isBlank()) {
            throw new IllegalArgumentException("a demonstration needs an input and a reply");
        }
    }

    /**
     * Returns an example as the input of a demonstration: its question, or with variables a line for each placeholder of the prompt, with its
     * name.
     */
    public static String input(UserPrompt prompt, Example example) {
        Map<String, String> values = new TreeMap<>(
                Comparator.comparing((String name) -> prompt.template().indexOf("{" + name + "}")));
        prompt.variables().stream()
                .filter(example.variables()::containsKey)
                .forEach(name ->
                        values.put(name, String.valueOf(example.variables().get(name))));
        if (values.isEmpty()) {
            return PromptText.normalise(example.question());
        }
        values.put("question", example.question());
        return PromptText.normalise(values.entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining("\n")));
    }

    /** Returns the lines that a user prompt shows, each with a line end. */
    String block() {
        return "<Example>\n<Input>\n" + input + "\n</Input>\n<Output>\n" + reply + "\n</Output>\n</Example>\n";
    }
}
