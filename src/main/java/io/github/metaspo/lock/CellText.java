package io.github.metaspo.lock;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoding of any text on one line. Line ends, invisible characters and unpaired surrogates become a backslash, "u" and four hex
 * digits, and a backslash becomes two. So each row of the file is one line, and a checkout that converts line ends changes no
 * text.
 */
final class CellText {

    // an empty cell means that there is no text, so the empty text needs a code
    private static final String EMPTY = "\\e";
    private static final Pattern UNSAFE =
            Pattern.compile("[\\\\\\p{Cntrl}\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\\p{Cs}]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\\\|u[0-9a-f]{4})");

    private CellText() {}

    static String write(String text) {
        return text.isEmpty() ? EMPTY : UNSAFE.matcher(text).replaceAll(match -> quoted(escape(match.group())));
    }

    /** Returns the text of a cell, or empty if {@link #write} cannot have written it. */
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
