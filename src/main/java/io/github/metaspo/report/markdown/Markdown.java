package io.github.metaspo.report.markdown;

import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;

/** Texts of people and models in Markdown. */
final class Markdown {

    private static final String SPECIAL = "\\`*_[]<>|&~$#@:";

    private Markdown() {}

    /** A short text that shows as it is, on one line, in a table or outside. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        TextFormat.inline(text).chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** A text as a block of code that it cannot end by itself. */
    static String fenced(String language, String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + UntrustedText.visible(text) + "\n" + fence;
    }
}
