package io.github.metaspo.report.markdown;

import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;

/** Escapes untrusted text for Markdown. */
final class Markdown {

    private static final String SPECIAL = "\\`*_[]<>|&~$#@:";

    private static final int LONGEST = 1_000_000;

    private Markdown() {}

    /** Escapes a text so that it renders literally on one line, also in a table. Shortens it to 60 characters. */
    static String escape(String text) {
        return escaped(TextFormat.inline(text));
    }

    /** Escapes a text as {@link #escape} does, without shortening it. */
    static String escapeLong(String text) {
        return escaped(UntrustedText.inline(text, LONGEST));
    }

    /** Escapes a text as {@link #escape} does, after shortening it to a number of characters by leaving out its middle. */
    static String escape(String text, int most) {
        return escaped(UntrustedText.inline(TextFormat.cutMiddle(text, most), LONGEST));
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        line.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** Returns a fenced code block whose fence is longer than any in the text. */
    static String fenced(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + UntrustedText.visible(text) + "\n" + fence;
    }
}
