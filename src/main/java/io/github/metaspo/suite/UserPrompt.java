package io.github.metaspo.suite;

import io.github.metaspo.api.Example;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user prompt of a task: a template with {@code {question}} and optionally further variables of its examples.
 *
 * @param template normalised text that contains {@code {question}} exactly once
 */
public record UserPrompt(String template) {

    /** The placeholder for the example's question. */
    public static final String QUESTION = "{question}";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

    public UserPrompt {
        int first = template.indexOf(QUESTION);
        if (first < 0 || template.indexOf(QUESTION, first + 1) >= 0) {
            throw new IllegalArgumentException("a user prompt needs " + QUESTION + " exactly once");
        }
    }

    /** Returns the names in braces except {@code question}; names for which an example has no value are plain text. */
    public Set<String> variables() {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals("question"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether a text has anything that a prompt, or an application that reads prompts as templates, would fill. */
    public static boolean hasPlaceholder(String text) {
        return text.contains("{{") || PLACEHOLDER.matcher(text).find();
    }

    /**
     * Returns the message text for an example. Braces around anything except {@code question} and the example's own variables stay
     * as they are, and inserted values are not searched for placeholders.
     */
    public String render(Example example) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(match -> {
            String name = match.group(1);
            String value = name.equals("question")
                    ? example.question()
                    : example.variables().get(name);
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }
}
