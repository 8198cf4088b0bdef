package io.github.metaspo.suite;

import java.util.stream.Collectors;

/** Normalisation of prompt texts, so that a YAML block and a resource contain exactly the text that was measured. */
public final class PromptText {

    private PromptText() {}

    /** Returns the text with LF line ends, tabs as four spaces, no trailing blanks, and no blank lines at start and end. */
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
