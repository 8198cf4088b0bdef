package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finder of the cues with which a reply states its answer: "the answer is", "Answer:", "####", a box, and their equivalents in
 * other languages. Hypothetical cues ("if the answer is", "a wrong answer would be") do not count.
 */
public final class Cues {

    /** The maximum distance from "answer" to "is" within a statement. */
    private static final int LONGEST_GAP = 70;

    private static final int LONGEST_BOX = 300;

    private final Prose prose;
    private final boolean labels;
    private final List<Cue> found = new ArrayList<>();

    /**
     * A cue and the answer after it.
     *
     * @param word where the words of the cue begin
     * @param begin where the answer begins
     * @param end where the sentence with the answer ends
     * @param loose whether it counts only for an answer directly after it, such as "the review is"
     * @param aside whether the answer is only supposed or attributed to others, see {@link Asides}
     */
    public record Cue(int word, int begin, int end, boolean loose, boolean aside) {}

    private Cues(Prose prose, boolean labels) {
        this.prose = prose;
        this.labels = labels;
    }

    /** Returns the cues for any kind of answer, in the order of the text. */
    public static List<Cue> in(Prose prose) {
        return new Cues(prose, false).all();
    }

    /** Returns the same cues and those for the label of a class: "the sentiment is", "I rate it". */
    public static List<Cue> ofLabels(Prose prose) {
        return new Cues(prose, true).all();
    }

    static boolean isAbbreviation(String lower, int stop) {
        return CueWords.ABBREVIATIONS.startOf(lower, stop) >= 0;
    }

    private List<Cue> all() {
        String lower = prose.lower();
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c == Prose.BOX) {
                box(i);
            } else if (c == '#' && lower.startsWith("####", i) && prose.at(i - 1) != '#') {
                hashes(i);
            } else if (Character.isLetter(c)) {
                words(i);
            }
        }
        return found;
    }

    private void box(int at) {
        int most = Math.min(prose.length(), at + LONGEST_BOX);
        for (int i = at + 1; i < most; i++) {
            if (prose.at(i) == Prose.BOX_END) {
                found.add(new Cue(at, at + 1, i, false, false));
                return;
            }
        }
    }

    /** Reads "####" as at the end of GSM8K's solutions. Unlike in a heading, a number follows directly. */
    private void hashes(int at) {
        int begin = prose.skipMarkup(at + 4);
        char c = prose.at(begin);
        if (Character.isDigit(c)
                || c == '-'
                || c == '+'
                || c == '.'
                || Character.getType(c) == Character.CURRENCY_SYMBOL) {
            found.add(new Cue(at, begin, prose.lineEnd(begin), false, false));
        }
    }

    private void words(int at) {
        String lower = prose.lower();
        int direct = CueWords.CHOOSING.endOf(lower, at);
        direct = direct < 0 && labels ? CueWords.RATING.endOf(lower, at) : direct;
        if (direct >= 0 && !isNegated(at)) {
            add(at, direct, false);
            return;
        }
        int leaning = labels ? CueWords.LEANING.endOf(lower, at) : -1;
        if (leaning >= 0 && !isNegated(at) && !isNegatedAt(leaning)) {
            add(at, leaning, true);
            return;
        }
        int noun = CueWords.NOUNS.endOf(lower, at);
        boolean loose = noun < 0 && labels;
        noun = loose ? CueWords.LABEL_NOUNS.endOf(lower, at) : noun;
        if (noun < 0 || CueWords.COMPOUNDS.endOf(lower, prose.skipMarkup(noun)) >= 0 || isTalkedAbout(at)) {
            return;
        }
        int link = link(at, noun);
        if (link < 0 && labels && Prose.isBlank(prose.at(noun))) {
            // some languages omit the verb
            link = noun;
            loose = true;
        }
        if (link >= 0) {
            add(at, link, loose);
        }
    }

    private void add(int word, int link, boolean loose) {
        int begin = skipLinks(link);
        int sentence = prose.sentenceEnd(begin);
        found.add(new Cue(word, begin, sentence, loose, Asides.isOne(prose, word, begin, sentence)));
    }

    /** Skips "is: **", "is that it is" and line breaks, to where the answer begins. */
    private int skipLinks(int link) {
        int at = prose.skipToText(link);
        while (at < prose.length()) {
            int next = CueWords.FILLERS.endOf(prose.lower(), at);
            char c = prose.at(at);
            if (next < 0 && (c == ':' || c == '=' || c == '≈' || c == '→' || c == '(' && prose.at(at + 1) == ':')) {
                next = at + 1;
            }
            if (next < 0) {
                return at;
            }
            at = prose.skipToText(next);
        }
        return at;
    }

    /** Returns the end of the "is" or the colon that belongs to a noun, or -1 if there is none. */
    private int link(int word, int noun) {
        String lower = prose.lower();
        int most = Math.min(prose.length(), noun + LONGEST_GAP);
        boolean bracket = false;
        for (int i = noun; i < most; i++) {
            char c = prose.at(i);
            if (c == '\n') {
                return isHeading(word, noun, i) ? i : -1;
            }
            if (c == ':' || c == '=' || c == '→' || c == '≈') {
                return i + 1;
            }
            if (c == Prose.BOX) {
                return -1;
            }
            bracket = (bracket || c == '(') && c != ')';
            if (bracket) {
                continue;
            }
            if (prose.isSentenceEnd(i)) {
                return -1;
            }
            int end = CueWords.LINKS.endOf(lower, i);
            if (end >= 0 && (Character.isLetter(c) || isCyrillic(prose.at(noun - 1)))) {
                return isNegatedAt(end) ? -1 : end;
            }
            if (CueWords.STOPS.endOf(lower, i) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    /** In Russian a dash takes the place of "is". */
    private static boolean isCyrillic(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    /** Whether the noun is alone on its line, apart from markup and other words of a heading. */
    private boolean isHeading(int word, int noun, int lineEnd) {
        int start = word;
        while (start > 0 && prose.at(start - 1) != '\n' && word - start < LONGEST_GAP) {
            start--;
        }
        boolean marked = prose.at(start) == '#' || prose.at(start) == '*';
        return prose.skipMarkup(noun) == lineEnd && (marked || prose.isLineStart(word));
    }

    private boolean isNegatedAt(int link) {
        int end = CueWords.NEGATIONS.endOf(prose.lower(), prose.skipMarkup(link));
        // "the answer is no." is not a denial
        return end >= 0 && Words.isWordPart(prose.at(prose.skipMarkup(end)));
    }

    private boolean isNegated(int at) {
        return CueWords.NEGATIONS.startOf(prose.lower(), prose.skipMarkupBack(at)) >= 0;
    }

    /** Whether one of the words before attributes the answer to others or makes it only possible. */
    private boolean isTalkedAbout(int at) {
        int end = prose.skipMarkupBack(at);
        for (int words = 0; words < 3 && end > 0; words++) {
            if (CueWords.TALK.startOf(prose.lower(), end) >= 0) {
                return true;
            }
            int start = end;
            while (start > 0 && Words.isWordPart(prose.at(start - 1)) && end - start < 30) {
                start--;
            }
            if (start == end) {
                return false;
            }
            end = prose.skipMarkupBack(start);
        }
        return false;
    }
}
