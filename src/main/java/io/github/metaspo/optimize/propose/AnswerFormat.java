package io.github.metaspo.optimize.propose;

import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a task's user prompt says about the form of the answer, as far as the extraction depends on it. The extraction has
 * marks: the tag, the last name of the JSON pointer, or the labels of a closed set; other extractions have none. The
 * <em>answer-format lines</em> are the lines of the given prompt behind the question's that name a mark. Where there are
 * none, because the form is said elsewhere, a rewrite has to name the marks that the given prompt names.
 */
final class AnswerFormat {

    private final List<Pattern> marks;
    private final List<String> lines;

    AnswerFormat(Task task) {
        String given = task.prompt().template();
        this.marks = marks(task.extraction()).stream()
                .filter(mark -> mark.matcher(given).find())
                .toList();
        this.lines = behindTheQuestion(given)
                .lines()
                .filter(this::namesAMark)
                .map(AnswerFormat::plain)
                .toList();
    }

    /** Whether a line of a user prompt belongs to what has to survive. */
    boolean isPart(String line) {
        return lines.isEmpty() ? namesAMark(line) : lines.contains(plain(line));
    }

    /** Whether a text says all that has to survive; of lines, case and white space do not count. */
    boolean survivesIn(String text) {
        return lines.isEmpty()
                ? marks.stream().allMatch(mark -> mark.matcher(text).find())
                : text.lines().map(AnswerFormat::plain).toList().containsAll(lines);
    }

    private boolean namesAMark(String line) {
        return marks.stream().anyMatch(mark -> mark.matcher(line).find());
    }

    private static String plain(String line) {
        return line.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String behindTheQuestion(String prompt) {
        int question = prompt.indexOf(UserPrompt.QUESTION);
        int end = prompt.indexOf('\n', question);
        return end < 0 ? "" : prompt.substring(end);
    }

    private static List<Pattern> marks(Extraction extraction) {
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

    /** A word by itself; the case of a single letter counts, since "a" is a word of its own. */
    private static Pattern word(String word) {
        String caseless = word.length() > 1 ? "(?iu)" : "";
        return Pattern.compile(caseless + "(?<![\\p{L}\\p{N}_])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_])");
    }
}
