package io.github.metaspo.model;

import java.util.OptionalInt;

/**
 * Escapes hidden characters in texts of models, servers, suites and examples, so that these are safe to print. A hidden
 * character is one that controls the terminal or is invisible: a control character other than a line feed, a format
 * character such as the bidi controls, a line or paragraph separator, an unpaired surrogate, or an unassigned or
 * private-use code point. It is shown as {@code \u005cu{202E}}.
 * Joiners and variation selectors count as hidden only if they do not follow a letter, sign or emoji that uses them.
 */
public final class UntrustedText {

    private static final int LONGEST = 300;

    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;
    private static final int KEYCAP_EMOJI = 0xfe0f;

    private UntrustedText() {}

    /** Returns a text, which may have several lines, with its hidden characters escaped. */
    public static String visible(String text) {
        if (firstHidden(text).isEmpty()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isHiddenAt(text, i)) {
                visible.append(String.format("\\u{%X}", text.codePointAt(i)));
            } else {
                visible.appendCodePoint(text.codePointAt(i));
            }
        }
        return visible.toString();
    }

    /** Returns a text as one line of at most 300 characters, with its hidden characters escaped. */
    public static String inline(String text) {
        return inline(text, LONGEST);
    }

    /**
     * Returns a text as one line with its hidden characters escaped.
     *
     * @param most maximum number of characters; a longer line is cut and ends with an ellipsis
     */
    public static String inline(String text, int most) {
        // a long text is not read further than it can be shown
        String start = text.length() <= 4 * most ? text : text.substring(0, 4 * most);
        String line = visible(start.replaceAll("\\s*[\\t\\n\\r]\\s*", " ").strip());
        return line.length() <= most && start.length() == text.length() ? line : cut(line, most - 1) + "\u2026";
    }

    /** Returns the first hidden character of a text, or empty if there is none. */
    public static OptionalInt firstHidden(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isHiddenAt(text, i)) {
                return OptionalInt.of(text.codePointAt(i));
            }
        }
        return OptionalInt.empty();
    }

    private static String cut(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most);
    }

    private static boolean isHiddenAt(String text, int index) {
        int code = text.codePointAt(index);
        if (code < 0x7f) {
            return code < ' ' && code != '\n';
        }
        if (code == JOINER || code == NON_JOINER) {
            int next = index + 1;
            return !takesAJoiner(before(text, index)) || next >= text.length() || !takesAJoiner(text.codePointAt(next));
        }
        if (isVariationSelector(code)) {
            int before = before(text, index);
            boolean keycap = code == KEYCAP_EMOJI && (Character.isDigit(before) || before == '#' || before == '*');
            return !keycap && !(takesAJoiner(before) && !isVariationSelector(before));
        }
        return isHidden(code);
    }

    private static int before(String text, int index) {
        return index == 0 ? '\n' : text.codePointBefore(index);
    }

    /**
     * Returns whether joiners may follow a code point: letters and signs of joining scripts, and emoji, but never
     * ASCII.
     */
    private static boolean takesAJoiner(int code) {
        return code > 0x7f && code != JOINER && code != NON_JOINER && !Character.isSpaceChar(code) && !isHidden(code);
    }

    private static boolean isHidden(int code) {
        switch (Character.getType(code)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return true;
            case Character.UNASSIGNED:
                return !isReservedForSigns(code);
            default:
                return isBlankLetter(code);
        }
    }

    /** Returns whether a code point is in a block of emoji or ideographs, which newer Unicode versions may assign. */
    private static boolean isReservedForSigns(int code) {
        return code >= 0x1f000 && code <= 0x1faff || code >= 0x20000 && code <= 0x3fffd && (code & 0xfffe) != 0xfffe;
    }

    private static boolean isVariationSelector(int code) {
        return code >= 0xfe00 && code <= 0xfe0f
                || code >= 0xe0100 && code <= 0xe01ef
                || code >= 0x180b && code <= 0x180d;
    }

    /** Returns whether a code point is a letter or mark without a visible glyph. */
    private static boolean isBlankLetter(int code) {
        return code == 0x34f
                || code == 0x115f
                || code == 0x1160
                || code == 0x17b4
                || code == 0x17b5
                || code == 0x2800
                || code == 0x3164
                || code == 0xffa0;
    }
}
