package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a task's user prompt that says in which form to answer, as far as the extraction depends on it. An extraction has
 * markers: the tag, the last name of the JSON pointer, or the labels of a closed set; other extractions have none. A rewrite may word the form
 * in any way, but has to name the markers that the task's prompt names, and to hold the lines that say what a label of one letter stands for.
 */
final class AnswerFormat {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final List<Pattern> markers;
    /** The words of the lines after the question that name a marker. */
    private final List<String> lines;
    /** The words of those lines that say what a label of one letter stands for. */
    private final List<String> options;

    AnswerFormat(Task task) {
        String given = task.prompt().template();
        this.markers = markers(task.extraction()).stream()
                .filter(marker -> marker.matcher(given).find())
                .toList();
        List<String> withMarker =
                afterQuestion(given).lines().filter(this::hasMarker).toList();
        this.lines = withMarker.stream().map(AnswerFormat::words).toList();
        this.options = withMarker.stream()
                .filter(line -> isOption(line, task.extraction()))
                .map(AnswerFormat::words)
                .toList();
    }

    /** Returns whether a line of the task's prompt is about the form of the answer. */
    boolean isPart(String line) {
        return lines.isEmpty() ? hasMarker(line) : lines.contains(words(line));
    }

    /** Returns whether a text contains everything that a rewrite has to keep, in whatever words and markup. */
    boolean survivesIn(String text) {
        String words = words(text);
        return markers.stream().allMatch(marker -> marker.matcher(text).find())
                && options.stream().allMatch(words::contains);
    }

    /** Returns whether a text contains the very lines of the task's prompt; markup, case, punctuation and white space do not count. */
    boolean isRepeatedIn(String text) {
        return survivesIn(text) && lines.stream().allMatch(words(text)::contains);
    }

    /** Returns whether a line of the task's prompt has something that a rewrite has to keep and a text lacks. */
    boolean isMissedIn(String text, String line) {
        return markers.stream()
                        .anyMatch(marker -> marker.matcher(line).find()
                                && !marker.matcher(text).find())
                || options.contains(words(line)) && !words(text).contains(words(line));
    }

    private boolean hasMarker(String line) {
        return markers.stream().anyMatch(marker -> marker.matcher(line).find());
    }

    /** Whether the line begins with a label of one letter and goes on: such a label means nothing without it. */
    private static boolean isOption(String line, Extraction extraction) {
        String words = words(line).strip();
        return extraction instanceof Extraction.Choices choices
                && choices.labels().stream()
                        .filter(label -> label.length() == 1 && Character.isLetter(label.charAt(0)))
                        .anyMatch(label -> words.startsWith(label.toLowerCase(Locale.ROOT) + " "));
    }

    /** Returns the words of a text in small letters, each between blanks. */
    private static String words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" ", " ", " "));
    }

    private static String afterQuestion(String prompt) {
        int question = prompt.indexOf(UserPrompt.QUESTION);
        int end = prompt.indexOf('\n', question);
        return end < 0 ? "" : prompt.substring(end);
    }

    private static List<Pattern> markers(Extraction extraction) {
        if (extraction instanceof Extraction.Tag tag) {
            return List.of(Pattern.compile("(?i)</?" + Pattern.quote(tag.name()) + "\\s*>"));
        }
        if (extraction instanceof Extraction.Json json) {
            return lastName(json.pointer()).stream().map(AnswerFormat::word).toList();
        }
        if (extraction instanceof Extraction.Choices choices) {
            return choices.labels().stream().map(AnswerFormat::word).toList();
        }
        return List.of();
    }

    private static List<String> lastName(String pointer) {
        List<String> names = Arrays.stream(pointer.split("/"))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .filter(name -> !name.isEmpty() && !name.matches("\\d+"))
                .toList();
        return names.subList(Math.max(0, names.size() - 1), names.size());
    }

    /** Returns a pattern for a whole word. It is case-sensitive only for a single letter, since "a" is a word. */
    private static Pattern word(String word) {
        String caseless = word.length() > 1 ? "(?iu)" : "";
        return Pattern.compile(caseless + "(?<![\\p{L}\\p{N}_])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_])");
    }
}
