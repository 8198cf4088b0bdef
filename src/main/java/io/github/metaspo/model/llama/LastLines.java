package io.github.metaspo.model.llama;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Buffer of the last lines that a process wrote, for the message about its exit. */
final class LastLines {

    private static final int MOST_LINES = 300;
    private static final int MOST_CHARACTERS = 240;
    private static final Pattern ERROR = Pattern.compile(
            "error|fail|abort|assert|terminate|what\\(\\)|exception|unable|cannot|no native|SIG[A-Z]{3,}",
            Pattern.CASE_INSENSITIVE);

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.addLast(printable(line));
    }

    synchronized void clear() {
        lines.clear();
    }

    /** Returns the first line that looks like an error, or else the last line. */
    synchronized Optional<String> mostInformative() {
        return lines.stream()
                .filter(line -> ERROR.matcher(line).find())
                .findFirst()
                .or(() -> Optional.ofNullable(lines.peekLast()));
    }

    /** Returns a text as one line without control characters, of at most 240 characters plus an ellipsis. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }
}
