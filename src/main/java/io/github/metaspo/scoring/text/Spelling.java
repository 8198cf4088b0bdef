package io.github.metaspo.scoring.text;

/** Normaliser of equivalent characters: NFKC, but powers and fractions stay separate from the digits before them. */
final class Spelling {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    private static final int LONGEST_STRIKE = 200;

    private final String text;
    private final StringBuilder out;
    /** The text that is not yet normalised. */
    private final StringBuilder waiting = new StringBuilder();

    private Spelling(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() + 16);
    }

    static String of(String text) {
        return new Spelling(text).spelled();
    }

    private String spelled() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '~' && text.startsWith("~~", i)) {
                i = strike(i);
            } else if (c < 0x80) {
                waiting.append(c == Prose.BOX || c == Prose.BOX_END || c == '\r' ? ' ' : c);
            } else {
                other(c, i);
            }
        }
        flush();
        return out.toString();
    }

    /** Drops text that is struck out. Returns the last position read. */
    private int strike(int at) {
        waiting.append(' ');
        for (int i = at + 2; i < text.length() && text.charAt(i) != '\n' && i - at < LONGEST_STRIKE; i++) {
            if (text.startsWith("~~", i)) {
                return i + 1;
            }
        }
        return at + 1;
    }

    private void other(char c, int i) {
        int superscript = SUPERSCRIPTS.indexOf(c);
        int subscript = SUBSCRIPTS.indexOf(c);
        if (superscript >= 0 || c == '⁻') {
            power('^', superscript >= 0 ? (char) ('0' + superscript) : '-', i);
        } else if (subscript >= 0) {
            power('_', (char) ('0' + subscript), i);
        } else if (Character.getType(c) == Character.OTHER_NUMBER) {
            otherNumber(c);
        } else if (c == '\u066B' || c == '\u066C') {
            put(c);
        } else if (c == '，') {
            waiting.append(isFullWidthDigit(i - 1) && isFullWidthDigit(i + 1) ? "," : ", ");
        } else if (isNarrowBlank(c)) {
            put(Prose.NARROW);
        } else if (Character.getType(c) != Character.FORMAT) {
            waiting.append(plain(c));
        }
    }

    private void power(char mark, char digit, int i) {
        char before = i > 0 ? text.charAt(i - 1) : ' ';
        if (SUPERSCRIPTS.indexOf(before) < 0 && SUBSCRIPTS.indexOf(before) < 0 && before != '⁻') {
            waiting.append(mark);
        }
        waiting.append(digit);
    }

    /** Writes ½ as a fraction and keeps ①. */
    private void otherNumber(char c) {
        String normal = Nfkc.of(String.valueOf(c));
        if (normal.indexOf('\u2044') < 0) {
            put(c);
            return;
        }
        flush();
        if (!out.isEmpty() && Character.isDigit(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
        out.append(normal.replace('\u2044', '/'));
    }

    private boolean isFullWidthDigit(int i) {
        return i >= 0 && i < text.length() && text.charAt(i) >= '０' && text.charAt(i) <= '９';
    }

    private static boolean isNarrowBlank(char c) {
        return c == '\u00a0' || c == '\u2009' || c == '\u202f' || c == '\u2007' || c == '\u2008' || c == '\u200a';
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201B', '\u02BC' -> '\'';
            case '\u201C', '\u201D', '\u201F' -> '"';
            case '\u2010', '\u2011', '\u2212', '\uFE63' -> '-';
            case '\u2044', '\u2215' -> '/';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            case '\u22C5', '\u2219', '\u00B7' -> '×';
            default -> Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c;
        };
    }

    private void put(char c) {
        flush();
        out.append(c);
    }

    private void flush() {
        out.append(Nfkc.of(waiting.toString()));
        waiting.setLength(0);
    }
}
