package io.github.metaspo.scoring.extraction;

import io.github.metaspo.scoring.text.LowerCase;

import java.util.Set;

/**
 * A label as a token of its own in prose. It does not count inside a word, a number or a compound ("vitamin-B", "A/B", "I'm"),
 * nor right behind "not". The label "A" or "I" right before another word is the article or the pronoun, unless it is a capital
 * behind a word such as "is" or "option" ("The answer is A because ...").
 */
final class LoneLabel {

    private static final String JOINTS = "-'’./&+,";
    private static final String OPENING = " \t(\"'`*[:";
    private static final Set<String> WORDS_AS_LABELS = Set.of("a", "i");
    private static final Set<String> CUES =
            Set.of("is", "be", "answer", "option", "choice", "letter", "choose", "chose", "select", "pick");

    private LoneLabel() {}

    /** Where the last one ends; -1 where there is none. */
    static int lastEnd(String text, String label) {
        for (int start = text.length() - label.length(); start >= 0; start--) {
            int end = start + label.length();
            if (text.regionMatches(true, start, label, 0, label.length()) && counts(text, start, end)) {
                return end;
            }
        }
        return -1;
    }

    private static boolean counts(String text, int start, int end) {
        if (isJoined(text, start - 1, -1) || isJoined(text, end, 1)) {
            return false;
        }
        String before = wordBefore(text, start);
        if (before.equals("not")) {
            return false;
        }
        if (!WORDS_AS_LABELS.contains(LowerCase.of(text.substring(start, end)))) {
            return true;
        }
        boolean capital = Character.isUpperCase(text.charAt(start));
        if (isWordNext(text, end)) {
            return capital && CUES.contains(before);
        }
        // a response that was cut short may end with the article of a noun that never came
        return capital || !text.substring(end).isBlank();
    }

    private static boolean isJoined(String text, int neighbour, int step) {
        return isWordPart(text, neighbour)
                || (neighbour >= 0
                        && neighbour < text.length()
                        && JOINTS.indexOf(text.charAt(neighbour)) >= 0
                        && isWordPart(text, neighbour + step));
    }

    private static boolean isWordPart(String text, int i) {
        return i >= 0 && i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
    }

    private static boolean isWordNext(String text, int end) {
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return isWordPart(text, next);
    }

    /** In lower case; empty where a sentence or a line begins. */
    private static String wordBefore(String text, int start) {
        int end = start;
        while (end > 0 && OPENING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int begin = end;
        while (begin > 0 && isWordPart(text, begin - 1)) {
            begin--;
        }
        return LowerCase.of(text.substring(begin, end));
    }
}
