package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of a task's user prompt that says in which form to answer, as far as the extraction depends on it. An extraction has
 * markers: the tag, the last name of the JSON pointer, or the labels of a closed set; other extractions have none. The
 * <em>answer-format lines</em> are the lines of the task's prompt after the question that contain a marker. If there are none,
 * because the form is described elsewhere, a rewrite has to contain the markers that the task's prompt contains.
 */
final class AnswerFormat {

    private final List<Pattern> markers;
    private final List<String> lines;

    AnswerFormat(Task task) {
        String given = task.prompt().template();
        this.markers = markers(task.extraction()).stream()
                .filter(marker -> marker.matcher(given).find())
                .toList();
        this.lines = afterQuestion(given)
                .lines()
                .filter(this::hasMarker)
                .map(AnswerFormat::normalised)
                .toList();
    }

    /** Returns whether a rewrite has to keep this line of a user prompt. */
    boolean isPart(String line) {
        return lines.isEmpty() ? hasMarker(line) : lines.contains(normalised(line));
    }

    /** Returns whether a text contains everything that a rewrite has to keep. Lines are compared without case and white space. */
    boolean survivesIn(String text) {
        return lines.isEmpty()
                ? markers.stream().allMatch(marker -> marker.matcher(text).find())
                : text.lines().map(AnswerFormat::normalised).toList().containsAll(lines);
    }

    private boolean hasMarker(String line) {
        return markers.stream().anyMatch(marker -> marker.matcher(line).find());
    }

    private static String normalised(String line) {
        return line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
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
