package io.github.metaspo.scoring.text;

/**
 * A reply in one spelling, as answers are looked for in it: NFKC, plain digits, quotes and minus signs, LaTeX as plain text.
 *
 * @param text with its letters as they were written
 * @param lower the same in lower case, letter by letter
 */
public record Prose(String text, String lower) {

    /** Stands before what LaTeX puts into a box. */
    public static final char BOX = '\u0001';
    /** Stands behind what LaTeX puts into a box. */
    public static final char BOX_END = '\u0002';
    /** A blank that is not between words but within something, such as a number. */
    public static final char NARROW = '\u00a0';

    /** So that a reply without a full stop is read in linear time, however many answers it seems to state. */
    private static final int LONGEST_SENTENCE = 400;

    public static Prose of(String reply) {
        String text = Latex.plain(Spelling.of(reply));
        return new Prose(text, LowerCase.of(text));
    }

    public int length() {
        return text.length();
    }

    /** The character at a place; a line break outside the text. */
    public char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    /** The end of the line that this place is in, or where it has become too long for an answer. */
    public int lineEnd(int from) {
        int most = Math.min(text.length(), from + LONGEST_SENTENCE);
        for (int i = from; i < most; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return most;
    }

    /** The end of the sentence that this place is in, at its full stop, at the end of the line or where it is too long. */
    public int sentenceEnd(int from) {
        int most = Math.min(text.length(), from + LONGEST_SENTENCE);
        for (int i = from; i < most; i++) {
            if (isSentenceEnd(i)) {
                return i;
            }
        }
        return most;
    }

    /** Whether a sentence ends with the character at this place. */
    public boolean isSentenceEnd(int i) {
        char c = at(i);
        if (c == '!') {
            return at(skipMarkup(i + 1)) != '=';
        }
        return c == '.' ? isFullStop(i) : "\n。?;।؟".indexOf(c) >= 0;
    }

    private boolean isFullStop(int i) {
        return !Character.isLetterOrDigit(at(i + 1)) && at(i + 1) != '.' && !Cues.isAbbreviation(lower, i);
    }

    /** The first place from here that is neither blank nor markup such as {@code **}. */
    public int skipMarkup(int from) {
        int i = from;
        while (i < text.length() && (isBlank(text.charAt(i)) || isMarkup(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** The same over line breaks, too. */
    public int skipToText(int from) {
        int i = from;
        while (i < text.length()
                && (Character.isWhitespace(text.charAt(i))
                        || isBlank(text.charAt(i))
                        || isMarkup(text.charAt(i))
                        || text.charAt(i) == '#'
                        || text.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    /** The end of what stands before this place, blanks and markup aside. */
    public int skipMarkupBack(int from) {
        int i = from;
        while (i > 0 && (isBlank(text.charAt(i - 1)) || isMarkup(text.charAt(i - 1)))) {
            i--;
        }
        return i;
    }

    /** Whether only blanks, markup and list bullets stand before this place in its line. */
    public boolean isLineStart(int at) {
        int i = at;
        while (i > 0 && (isBlank(text.charAt(i - 1)) || "*_`#>•-–([\"'".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i == 0 || text.charAt(i - 1) == '\n';
    }

    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == NARROW || c == '\u3000';
    }

    public static boolean isMarkup(char c) {
        return c == '*'
                || c == '_'
                || c == '`'
                || c == '"'
                || c == '\''
                || c == BOX
                || c == BOX_END
                || c == '$'
                || c == '「'
                || c == '」'
                || c == '«'
                || c == '»'
                || c == '【'
                || c == '】'
                || c == '《'
                || c == '》'
                || c == '„';
    }
}
