package io.github.metaspo.maven;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** The terminal that a person looks at, if there is one. */
final class Terminal {

    private Terminal() {}

    static Optional<PrintWriter> find() {
        Console console = System.console();
        String kind = System.getenv("TERM");
        if (console == null || kind == null || kind.equals("dumb") || !isTerminal(console)) {
            return Optional.empty();
        }
        return Optional.of(console.writer());
    }

    /** From Java 22 on there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
