package io.github.metaspo.model.llama;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last lines that a process wrote, for the sentence about its end. */
final class LastLines {

    private static final int MOST_LINES = 300;
    private static final int MOST_CHARACTERS = 240;
    private static final Pattern TELLING = Pattern.compile(
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

    /** The first line that sounds like trouble, else the last one. */
    synchronized Optional<String> telling() {
        return lines.stream()
                .filter(line -> TELLING.matcher(line).find())
                .findFirst()
                .or(() -> Optional.ofNullable(lines.peekLast()));
    }

    /** One line that cannot play tricks on a terminal. */
    static String printable(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }
}
