package io.github.metaspo.suite.yaml;

import java.io.IOException;

/** Thrown if a line of a file is not valid text. */
final class UnreadableTextException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableTextException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
