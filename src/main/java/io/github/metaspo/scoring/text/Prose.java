package io.github.metaspo.scoring.text;

/**
 * A reply in normalised form, in which answers are searched: NFKC, plain digits, quotes and minus signs, and LaTeX as plain text.
 *
 * @param text the text with its original case
 * @param lower the text in lower case, with the same length
 */
public record Prose(String text, String lower) {

    /** Marks the start of a LaTeX box. */
    public static final char BOX = '\u0001';
    /** Marks the end of a LaTeX box. */
    public static final char BOX_END = '\u0002';
    /** A blank within a token such as a number, not between words. */
    public static final char NARROW = '\u00a0';

    /** Limits the search, so that a reply without full stops is read in linear time, regardless of the number of cues in it. */
    private static final int LONGEST_SENTENCE = 400;

    public static Prose of(String reply) {
        String text = Latex.plain(Spelling.of(reply));
        return new Prose(text, LowerCase.of(text));
    }

    public int length() {
        return text.length();
    }

    /** Returns the character at a position, or a line break outside the text. */
    public char at(int i) {
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    /** Returns the end of the line from this position, at most {@link #LONGEST_SENTENCE} characters on. */
    public int lineEnd(int from) {
        int most = Math.min(text.length(), from + LONGEST_SENTENCE);
        for (int i = from; i < most; i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return most;
    }

    /** Returns the end of the sentence or line from this position, at most {@link #LONGEST_SENTENCE} characters on. */
    public int sentenceEnd(int from) {
        int most = Math.min(text.length(), from + LONGEST_SENTENCE);
        for (int i = from; i < most; i++) {
            if (isSentenceEnd(i)) {
                return i;
            }
        }
        return most;
    }

    /** Returns whether a sentence ends with the character at this position. */
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

    /** Returns the first position from here that is neither blank nor markup such as {@code **}. */
    public int skipMarkup(int from) {
        int i = from;
        while (i < text.length() && (isBlank(text.charAt(i)) || isMarkup(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** Returns the first position from here that is not blank, markup or a line break. */
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

    /** Returns the position before the blanks and markup that precede this position. */
    public int skipMarkupBack(int from) {
        int i = from;
        while (i > 0 && (isBlank(text.charAt(i - 1)) || isMarkup(text.charAt(i - 1)))) {
            i--;
        }
        return i;
    }

    /** Returns whether only blanks, markup and list bullets precede this position on its line. */
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
