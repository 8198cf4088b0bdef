package io.github.metaspo.suite;

import io.github.metaspo.api.Example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The demonstrations of a task. Code puts them into every user prompt that is asked or shipped; what writes prompts never sees them.
 *
 * @param pool train examples that were set apart for them, and that are never scored
 * @param shown in the order in which user prompts show them
 */
public record Demonstrations(List<Example> pool, List<Demonstration> shown) {

    /** No demonstrations. */
    public static final Demonstrations NONE = new Demonstrations(List.of(), List.of());

    private static final Pattern SHOWN = Pattern.compile(
            "<Example>\n<Input>\n(.*?)\n</Input>\n<Output>\n(.*?)\n</Output>\n</Example>\n", Pattern.DOTALL);

    /** A line that is only an opening tag, and so belongs to the question in the next line. */
    private static final Pattern FRAME = Pattern.compile("\\s*<[^/<>][^<>]*>\\s*");

    public Demonstrations {
        pool = List.copyOf(pool);
        shown = List.copyOf(shown);
    }

    /**
     * Returns a user prompt that shows these demonstrations before the line of its question and the tags around it. A prompt that shows them
     * already stays as it is, such as one that a search has returned.
     */
    public UserPrompt in(UserPrompt prompt) {
        String template = prompt.template();
        String blocks = shown.stream().map(Demonstration::block).collect(Collectors.joining());
        if (template.contains(blocks)) {
            return prompt;
        }
        int start = startOfQuestion(template);
        return new UserPrompt(template.substring(0, start) + blocks + template.substring(start));
    }

    private static int startOfQuestion(String template) {
        int start = startOfLine(template, template.indexOf(UserPrompt.QUESTION));
        while (start > 0) {
            int before = startOfLine(template, start - 1);
            if (!FRAME.matcher(template.substring(before, start - 1)).matches()) {
                return start;
            }
            start = before;
        }
        return start;
    }

    private static int startOfLine(String text, int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    /** Returns a copy that shows demonstrations. */
    public Demonstrations withShown(List<Demonstration> others) {
        return new Demonstrations(pool, others);
    }

    /**
     * A user prompt and the demonstrations that were taken out of it.
     *
     * @param prompt without them
     * @param shown at least one; put back, they give the whole prompt
     */
    public record TakenOut(UserPrompt prompt, List<Demonstration> shown) {}

    /** Takes the demonstrations out of a user prompt; empty if it has none that could be put back as they were. */
    public static Optional<TakenOut> takenOutOf(UserPrompt whole) {
        Matcher matcher = SHOWN.matcher(whole.template());
        List<Demonstration> found = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).isBlank() || matcher.group(2).isBlank()) {
                return Optional.empty();
            }
            found.add(new Demonstration(matcher.group(1), matcher.group(2)));
        }
        String rest = SHOWN.matcher(whole.template()).replaceAll("");
        if (found.isEmpty() || !rest.contains(UserPrompt.QUESTION)) {
            return Optional.empty();
        }
        TakenOut taken = new TakenOut(new UserPrompt(rest), found);
        return new Demonstrations(List.of(), found).in(taken.prompt()).equals(whole)
                ? Optional.of(taken)
                : Optional.empty();
    }
}
