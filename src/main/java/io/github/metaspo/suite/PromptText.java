package io.github.metaspo.suite;

import java.util.stream.Collectors;

/** The one form of prompt texts, so that a YAML block and a resource hold exactly what was measured. */
public final class PromptText {

    private PromptText() {}

    /** LF line ends, tabs as four spaces, no blanks at the end of a line, no blank lines around the whole. */
    public static String normalise(String text) {
        String lines = text.lines()
                .map(line -> line.replace("\t", "    ").stripTrailing())
                .collect(Collectors.joining("\n"));
        int start = 0;
        while (start < lines.length() && lines.charAt(start) == '\n') {
            start++;
        }
        int end = lines.length();
        while (end > start && lines.charAt(end - 1) == '\n') {
            end--;
        }
        return lines.substring(start, end);
    }
}
