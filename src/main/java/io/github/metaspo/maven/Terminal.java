package io.github.metaspo.maven;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Finds the interactive terminal of the build. */
final class Terminal {

    private Terminal() {}

    /** Returns a writer to the terminal; empty if there is none or it cannot overwrite lines. */
    static Optional<PrintWriter> find() {
        Console console = System.console();
        String kind = System.getenv("TERM");
        if (console == null || kind == null || kind.equals("dumb") || !isTerminal(console)) {
            return Optional.empty();
        }
        return Optional.of(console.writer());
    }

    /** Since Java 22 {@code System.console()} may be non-null without a terminal; {@code Console.isTerminal()} tells them apart. */
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
