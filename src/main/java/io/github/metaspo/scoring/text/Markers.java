package io.github.metaspo.scoring.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Detector of the structure around an answer, such as corrections, clauses and bold type. Used for numbers and for labels. */
public final class Markers {

    private static final int LONGEST_OPENING = 60;
    private static final int LONGEST_SENTENCE = 300;
    private static final int LONGEST_UNIT = 14;
    private static final int MOST_CORRECTIONS = 20;
    private static final int LONGEST_BOLD = 60;

    private static final Phrases RANGES = Phrases.words(
            "between, from, zwischen, von, entre, de, tra, da, между, от, over, under, more than, less than, at least, at most, greater than, fewer than");
    private static final Phrases OPENING_WORDS = Phrases.words(
            "a, an, ein, eine, un, une, una, um, uma",
            "it is, it's, that is, that's, it should be, it must be, should be, sure, sure!, okay, ok, well, so, yes, yes!, no, i think, i believe, that would be,"
                    + " this is, the total is, it equals, approximately, about, around, roughly, it was, it would be, of course, certainly, thus, therefore, hence, then, there are, there is",
            "es ist, es sind, das sind, das ist, also, ja, ungefähr, etwa, c'est, il y a, ce sont, oui, environ, es, son, sí, hay, è, sono, ci sono, sì, é, são, sim, há,"
                    + " это, да, примерно, 是, 是的, 好的, 大约, 約, はい, 네, 약",
            "option, choice, letter, label, antwort, opción, opzione, opção, вариант, 选项, 選項");

    private Markers() {}

    /**
     * A position where a reply takes something back.
     *
     * @param begin the position after its words
     * @param confirms whether the answer turns out to be the same
     */
    public record Correction(int begin, boolean confirms) {}

    /**
     * A part of a sentence.
     *
     * @param begin where it begins
     * @param end where the next part begins
     */
    public record Clause(int begin, int end) {}

    /** Returns the last self-corrections after a position, in the order of the text. */
    public static List<Correction> corrections(Prose prose, int from) {
        List<Correction> found = new ArrayList<>();
        String lower = prose.lower();
        for (int i = from; i < lower.length(); i++) {
            if (Character.isLetter(lower.charAt(i)) && isSentenceStart(prose, i)) {
                int end = correctionEnd(prose, i);
                if (end >= 0) {
                    if (found.size() == MOST_CORRECTIONS) {
                        found.remove(0);
                    }
                    int to = Math.min(lower.length(), end + 400);
                    found.add(new Correction(end, CueWords.CONFIRMATIONS.isWithin(lower, end, to)));
                    i = end - 1;
                }
            }
        }
        return found;
    }

    private static int correctionEnd(Prose prose, int at) {
        String lower = prose.lower();
        int end = CueWords.CORRECTIONS.endOf(lower, at);
        if (end >= 0) {
            return end;
        }
        // "No, it is 7."
        for (String no : List.of("no, ", "nein, ", "non, ", "нет, ", "não, ")) {
            if (lower.startsWith(no, at) && at > 0) {
                return at + no.length();
            }
        }
        return -1;
    }

    private static boolean isSentenceStart(Prose prose, int at) {
        int before = prose.skipMarkupBack(at);
        return before == 0 || "\n.!?。！？—–-:,(…".indexOf(prose.at(before - 1)) >= 0;
    }

    /** Returns where a base model continues with another question after its answer, or the end of the text if it does not. */
    public static int nextQuestion(Prose prose, List<Cues.Cue> cues) {
        boolean answers = prose.lower().startsWith("a:", prose.skipToText(0));
        if (cues.isEmpty() && !answers) {
            return prose.length();
        }
        for (int i = answers ? 0 : cues.get(0).end(); i < prose.length(); i++) {
            if (prose.at(i) == '\n') {
                int text = prose.skipToText(i + 1);
                if (CueWords.NEXT_QUESTIONS.endOf(prose.lower(), text) >= 0) {
                    return i;
                }
                i = Math.max(i, text - 1);
            }
        }
        return prose.length();
    }

    /**
     * Returns the main clause of a sentence if the position is in a clause after it that only explains: "15 each, because 45 are
     * shared". Returns empty if the position is in the main clause itself.
     */
    public static Optional<Clause> clauseBefore(Prose prose, int place) {
        int reason = -1;
        int begin = place;
        while (begin > 0 && place - begin < LONGEST_SENTENCE && !prose.isSentenceEnd(begin - 1)) {
            begin--;
            if (CueWords.SUBORDINATES.endOf(prose.lower(), begin) >= 0) {
                reason = begin;
            }
        }
        return reason > begin ? Optional.of(new Clause(begin, reason)) : Optional.empty();
    }

    /** Returns where the last line begins to check the answer, or the end of the text if it does not. */
    public static int check(Prose prose) {
        int end = prose.length();
        while (end > 0 && Character.isWhitespace(prose.at(end - 1))) {
            end--;
        }
        int check = prose.length();
        for (int i = end - 1; i >= 0 && end - i < LONGEST_SENTENCE && prose.at(i) != '\n'; i--) {
            if (isSentenceStart(prose, i) && CueWords.CHECKS.endOf(prose.lower(), i) >= 0) {
                check = i;
            }
        }
        return check;
    }

    /** Returns whether words such as "so it's" directly precede this position. */
    public static boolean isConcluded(Prose prose, int place) {
        return CueWords.CONCLUSIONS.startOf(prose.lower(), prose.skipMarkupBack(place)) >= 0;
    }

    /** Returns which of these positions, given in the order of the text, are in brackets on their line. */
    public static boolean[] inBrackets(Prose prose, int[] places) {
        boolean[] inside = new boolean[places.length];
        int depth = 0;
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            for (; at < places[i]; at++) {
                char c = prose.at(at);
                depth = c == '\n' ? 0 : c == '(' ? depth + 1 : c == ')' ? Math.max(0, depth - 1) : depth;
            }
            inside[i] = depth > 0;
        }
        return inside;
    }

    /** Returns whether a range begins between these positions: "between 3 and 5". */
    public static boolean opensRange(Prose prose, int begin, int number) {
        return RANGES.startOf(prose.lower(), prose.skipMarkupBack(number)) >= begin && number > begin;
    }

    /** Returns the position after "It is", "Sure!" and the like, where an answer may begin. */
    public static int skipOpeningWords(Prose prose, int from) {
        int at = skipLight(prose, from);
        for (int words = 0; words < 4 && at - from < LONGEST_OPENING; words++) {
            int end = OPENING_WORDS.endOf(prose.lower(), at);
            if (end < 0) {
                return at;
            }
            at = skipLight(prose, end);
        }
        return at;
    }

    private static int skipLight(Prose prose, int from) {
        int at = prose.skipToText(from);
        while (",:!≈~=".indexOf(prose.at(at)) >= 0) {
            at = prose.skipToText(at + 1);
        }
        return at;
    }

    /** Returns whether a sentence, a line or a reason begins after this position, ignoring a unit and markup. */
    public static boolean closesAnswer(Prose prose, int end) {
        int at = prose.skipMarkup(end);
        if (closes(prose, at)) {
            return true;
        }
        int unit = at;
        while (unit - at < LONGEST_UNIT
                && (Character.isLetter(prose.at(unit)) || "/²³°^23".indexOf(prose.at(unit)) >= 0)) {
            unit++;
        }
        return unit > at && closes(prose, prose.skipMarkup(unit));
    }

    private static boolean closes(Prose prose, int at) {
        char c = prose.at(at);
        if (c == '\n' || c == '(' || c == '—' || c == '–' || c == ';' || c == '。' || c == '|') {
            return true;
        }
        if (c == '!') {
            // 5! = 120 is a factorial
            return prose.at(prose.skipMarkup(at + 1)) != '=';
        }
        if (c == '.') {
            return !Character.isLetterOrDigit(prose.at(at + 1));
        }
        int reason = c == ',' || c == '、' || c == '-' || c == ':' ? prose.skipMarkup(at + 1) : at;
        return CueWords.REASONS.endOf(prose.lower(), reason) >= 0;
    }

    /** Returns whether this span is in bold type, with little else. */
    public static boolean isBold(Prose prose, int start, int end) {
        int before = start;
        while (start - before < LONGEST_BOLD && before > 0 && isPlain(prose.at(before - 1))) {
            before--;
        }
        int after = end;
        while (after - end < LONGEST_BOLD && isPlain(prose.at(after))) {
            after++;
        }
        // there is no blank after an opening mark and before a closing one
        return !Prose.isBlank(prose.at(before))
                && !Prose.isBlank(prose.at(after - 1))
                && (isMark(prose, before - 2, "**") && isMark(prose, after, "**")
                        || isMark(prose, before - 2, "__") && isMark(prose, after, "__"));
    }

    private static boolean isMark(Prose prose, int at, String mark) {
        return prose.text().startsWith(mark, at);
    }

    private static boolean isPlain(char c) {
        return c != '*' && c != '_' && c != '\n' && c != '.';
    }
}
