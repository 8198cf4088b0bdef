package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a reply states its answer: behind "the answer is", "Answer:", "####", in a box, and behind the like in other
 * languages. A cue that is only talked about ("if the answer is", "a wrong answer would be") is none.
 */
public final class Cues {

    /** Longer ways from "answer" to "is" are another sentence's. */
    private static final int LONGEST_GAP = 70;

    private static final int LONGEST_BOX = 300;

    private final Prose prose;
    private final boolean labels;
    private final List<Cue> found = new ArrayList<>();

    /**
     * A place where an answer is stated.
     *
     * @param word where the cue's own words begin
     * @param begin where the answer begins
     * @param end where the sentence with the answer ends
     * @param loose whether it is one only for an answer right behind it, such as "the review is"
     * @param aside whether it says what would be the answer otherwise, or what others say
     */
    public record Cue(int word, int begin, int end, boolean loose, boolean aside) {}

    private Cues(Prose prose, boolean labels) {
        this.prose = prose;
        this.labels = labels;
    }

    /** All of them before any answer, in the order of the text. */
    public static List<Cue> in(Prose prose) {
        return new Cues(prose, false).all();
    }

    /** All of them, and those that stand only before the label of a class: "the sentiment is", "I rate it". */
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

    /** As GSM8K ends its solutions; a heading of the fourth level has no number right behind its marks. */
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
            // some languages say it without a verb
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

    /** Over "is: **", "is that it is" and line breaks to where the answer begins. */
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

    /** The end of the "is" or the colon that belongs to a noun; -1 where there is none. */
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

    /** In Russian a dash is what "is" is elsewhere. */
    private static boolean isCyrillic(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    /** Whether the noun is the whole of its line, the markup and other words of a heading aside. */
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
        // "the answer is no." denies nothing
        return end >= 0 && Words.isWordPart(prose.at(prose.skipMarkup(end)));
    }

    private boolean isNegated(int at) {
        return CueWords.NEGATIONS.startOf(prose.lower(), prose.skipMarkupBack(at)) >= 0;
    }

    /** Whether one of the words before makes the answer another's, or only possible. */
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
