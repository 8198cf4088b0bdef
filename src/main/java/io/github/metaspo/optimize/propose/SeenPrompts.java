package io.github.metaspo.optimize.propose;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prompts proposed so far, separately for system prompts and for each task's user prompts. Used to reject duplicates, which may differ in
 * case, white space, markup and the punctuation at the end of lines.
 */
public final class SeenPrompts {

    /** What marks a line as a heading, a quotation or an item of a list. */
    private static final Pattern LINE_MARK = Pattern.compile("^(?:[-*+>\\u2022]|#{1,6}|\\d{1,3}[.)])\\s+");

    /** Emphasis and code; an underscore within a word belongs to the word. */
    private static final Pattern EMPHASIS = Pattern.compile("[*`]|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");

    private static final Pattern END = Pattern.compile("[.,;:!?\\u2026\\u3002\\uff01\\uff1f\\s]+$");

    private final Map<Optional<String>, Set<String>> byTask = new HashMap<>();

    /**
     * Adds a prompt.
     *
     * @param task the id of the task whose user prompt it is; empty for a system prompt
     */
    public void add(Optional<String> task, String text) {
        byTask.computeIfAbsent(task, key -> new HashSet<>()).add(key(text));
    }

    /** Returns the keys of the prompts of a task, or of the system prompts. */
    Set<String> keys(Optional<String> task) {
        return Collections.unmodifiableSet(byTask.getOrDefault(task, Set.of()));
    }

    /** Returns what two prompts have in common that count as the same. */
    static String key(String text) {
        String lines = text.lines()
                .map(line -> LINE_MARK.matcher(line.strip()).replaceFirst(""))
                .map(line -> EMPHASIS.matcher(line).replaceAll(""))
                .map(line -> END.matcher(line).replaceFirst(""))
                .collect(Collectors.joining(" "));
        return lines.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
