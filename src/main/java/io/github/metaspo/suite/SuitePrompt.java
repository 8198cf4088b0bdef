package io.github.metaspo.suite;

import java.nio.file.Path;

/**
 * What a build needs of a suite when it asks no model: neither examples nor models.
 *
 * @param name of the suite
 * @param file where it was read
 * @param systemPrompt the suite's own, normalised
 */
public record SuitePrompt(String name, Path file, String systemPrompt) {}
