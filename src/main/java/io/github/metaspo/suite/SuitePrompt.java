package io.github.metaspo.suite;

import java.nio.file.Path;

/**
 * The part of a suite that a build needs if it calls no model.
 *
 * @param name name of the suite
 * @param file the suite file
 * @param systemPrompt the suite's own system prompt, normalised
 */
public record SuitePrompt(String name, Path file, String systemPrompt) {

    /** Returns this part of a whole suite. */
    public static SuitePrompt of(Suite suite) {
        return new SuitePrompt(suite.name(), suite.file(), suite.systemPrompt());
    }
}
