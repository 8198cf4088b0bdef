package io.github.metaspo.scoring.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remover of formatting around short answers: Markdown, HTML, LaTeX and punctuation. */
public final class Markup {

    private static final List<String> MARKS = List.of("***", "**", "__", "```", "`", "*", "_");
    private static final List<List<String>> PAIRS = List.of(
            List.of("(", ")"),
            List.of("[", "]"),
            List.of("\"", "\""),
            List.of("'", "'"),
            List.of("\u201c", "\u201d"),
            List.of("\u2018", "\u2019"),
            List.of("\u00ab", "\u00bb"),
            List.of("\u300c", "\u300d"),
            List.of("$$", "$$"),
            List.of("$", "$"),
            List.of("\\(", "\\)"),
            List.of("\\boxed{", "}"),
            List.of("\\text{", "}"),
            List.of("<b>", "</b>"),
            List.of("<strong>", "</strong>"),
            List.of("<i>", "</i>"),
            List.of("<em>", "</em>"));

    private static final Pattern LEADING = Pattern.compile("(?:[-*\u2022]|#{1,6})\\s+");

    private static final int LONGEST = 200;

    /** In longer answers, punctuation is part of the text. */
    private static final int LONGEST_LABEL = 60;

    private Markup() {}

    /**
     * Returns a text without the formatting around the whole of it, if it is a single line. Formatting that a gold answer has as
     * well stays.
     */
    public static String unwrapped(String text, List<String> golds) {
        String bare = withoutMarkdown(text.strip(), golds);
        return bare.length() <= LONGEST_LABEL && bare.indexOf('\n') < 0 ? label(bare, golds) : bare;
    }

    /** Returns a text without the Markdown around the whole of it, if it is a single line. */
    public static String unmarked(String text) {
        return withoutMarkdown(text, List.of());
    }

    private static String withoutMarkdown(String text, List<String> golds) {
        String bare = text;
        boolean changed = bare.length() <= LONGEST && bare.indexOf('\n') < 0;
        while (changed && !golds.contains(bare)) {
            changed = false;
            for (String mark : MARKS) {
                if (isAround(bare, mark)) {
                    bare = bare.substring(mark.length(), bare.length() - mark.length())
                            .strip();
                    changed = true;
                    break;
                }
            }
        }
        return bare;
    }

    /**
     * Returns a label without surrounding brackets, quotes and the like, and without a final full stop, unless a gold answer has
     * them as well.
     */
    private static String label(String text, List<String> golds) {
        String bare = text;
        boolean changed = true;
        while (changed && golds.stream().noneMatch(bare::equalsIgnoreCase)) {
            String before = bare;
            bare = withoutLeading(bare);
            for (List<String> pair : PAIRS) {
                if (isAround(bare, pair.get(0), pair.get(1))) {
                    bare = bare.substring(
                                    pair.get(0).length(),
                                    bare.length() - pair.get(1).length())
                            .strip();
                    break;
                }
            }
            if (bare.equals(before)
                    && bare.length() > 1
                    && bare.endsWith(".")
                    && bare.indexOf('.') == bare.length() - 1) {
                bare = bare.substring(0, bare.length() - 1).strip();
            }
            changed = !bare.equals(before);
        }
        return bare;
    }

    private static String withoutLeading(String text) {
        Matcher leading = LEADING.matcher(text);
        return leading.lookingAt() && leading.end() < text.length() ? text.substring(leading.end()) : text;
    }

    private static boolean isAround(String text, String opening, String closing) {
        return text.length() > opening.length() + closing.length()
                && text.startsWith(opening)
                && text.endsWith(closing)
                && (closing.equals("}")
                        ? isBalanced(text, opening.length(), text.length() - 1)
                        : text.indexOf(closing, opening.length()) == text.length() - closing.length());
    }

    private static boolean isBalanced(String text, int from, int to) {
        int depth = 0;
        for (int i = from; i < to && depth >= 0; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return depth == 0;
    }

    private static boolean isAround(String text, String mark) {
        return text.length() > 2 * mark.length()
                && text.startsWith(mark)
                && text.endsWith(mark)
                && text.indexOf(mark.charAt(0), mark.length()) == text.length() - mark.length();
    }
}
