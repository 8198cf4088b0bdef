package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import java.util.regex.Pattern;

/** Says in one line what a parser dislikes. Leaves out the excerpt of the file: it may hold what must not be shown. */
public final class Syntax {

    /** What Jackson adds for programmers. */
    private static final Pattern INTERNALS = Pattern.compile("(?s), from `[^`]*`| \\(start marker.*|; maybe a .*");

    private Syntax() {}

    public static String sentence(JacksonException failure) {
        if (failure.getCause() instanceof MarkedYAMLException yaml) {
            String context = yaml.getContext() == null ? "" : yaml.getContext() + ": ";
            return "this is not YAML: " + context + yaml.getProblem();
        }
        String message =
                INTERNALS.matcher(String.valueOf(failure.getOriginalMessage())).replaceAll("");
        if (failure instanceof StreamConstraintsException) {
            return "this is larger than the plugin reads: " + message;
        }
        // Jackson prints the parser's own event here
        return message.startsWith("Expected a field name")
                ? "a key must be plain text"
                : "the syntax is wrong: " + message;
    }
}
