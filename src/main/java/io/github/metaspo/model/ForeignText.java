package io.github.metaspo.model;

/** Words of a server or a model in a message of ours: one line, not long, nothing that a terminal obeys. */
public final class ForeignText {

    private static final int LONGEST = 300;

    private ForeignText() {}

    /** A text made safe for a log line. */
    public static String inline(String text) {
        String line = text.replaceAll("[\\p{C}\\s\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "\u2026";
    }
}
