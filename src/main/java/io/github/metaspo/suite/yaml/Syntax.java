package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import java.util.regex.Pattern;

/** Turns a parser's syntax error into one line, without the excerpt of the file, which may contain a secret. */
public final class Syntax {

    /** Details that Jackson adds for programmers. */
    private static final Pattern INTERNALS = Pattern.compile("(?s), from `[^`]*`| \\(start marker.*|; maybe a .*");

    private Syntax() {}

    /** Returns the error as a sentence without a position. */
    public static String sentence(JacksonException failure) {
        if (failure.getCause() instanceof MarkedYAMLException yaml) {
            String context = yaml.getContext() == null ? "" : yaml.getContext() + ": ";
            return "this is not YAML: " + context + yaml.getProblem();
        }
        String message =
                INTERNALS.matcher(String.valueOf(failure.getOriginalMessage())).replaceAll("");
        if (failure instanceof StreamConstraintsException) {
            return "this exceeds what the plugin reads: " + message;
        }
        // Jackson's message would print the parser's internal event
        return message.startsWith("Expected a field name")
                ? "a key must be plain text"
                : "the syntax is wrong: " + message;
    }
}
