package io.github.metaspo.lock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any text on one line: what would end the line, cannot be seen, or is no character of UTF-8 stands as a backslash with the code
 * in four hex digits, a backslash as two. So a row of a file is a line, and no checkout that changes line ends changes a text.
 */
final class CellText {

    // no cell is empty unless there is no text
    private static final String EMPTY = "\\e";
    private static final Pattern UNSAFE =
            Pattern.compile("[\\\\\\p{Cntrl}\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\\p{Cs}]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\\\|u[0-9a-f]{4})");

    private CellText() {}

    static String write(String text) {
        return text.isEmpty() ? EMPTY : UNSAFE.matcher(text).replaceAll(match -> quoted(escape(match.group())));
    }

    /** The text of a cell; empty where it is none that {@link #write} makes. */
    static Optional<String> read(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        if (cell.equals(EMPTY)) {
            return Optional.of("");
        }
        String text = ESCAPED.matcher(cell).replaceAll(match -> quoted(unescape(match.group(1))));
        return write(text).equals(cell) ? Optional.of(text) : Optional.empty();
    }

    private static String escape(String unsafe) {
        return unsafe.equals("\\") ? "\\\\" : "\\u%04x".formatted((int) unsafe.charAt(0));
    }

    private static String unescape(String code) {
        return code.equals("\\") ? code : String.valueOf((char) Integer.parseInt(code.substring(1), 16));
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
