package io.github.metaspo.suite.read;

import io.github.metaspo.suite.Nearest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detection of suites among YAML files: distinguishes a suite, even one with mistakes, from examples, components and schemas in the
 * same folder. A file is not a suite if it is a list, or a mapping in which no key is or resembles a key of a suite.
 */
final class SuiteContents {

    private static final Set<String> KEYS =
            Set.of("suite", "systemPrompt", "models", "tasks", "optimize", "gate", "recording");
    private static final Pattern KEY = Pattern.compile("(\\s*)[\"']?([A-Za-z_][A-Za-z0-9_ -]*?)[\"']?\\s*:(\\s.*)?");
    private static final Pattern NO_CONTENT = Pattern.compile("\\s*(#.*)?|---\\s*(#.*)?|%.*");
    private static final Pattern LIST = Pattern.compile("\\s*(---\\s+)?(-(\\s.*)?|\\[.*)");
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final int MOST_CHARACTERS = 1024 * 1024;

    private SuiteContents() {}

    /** Returns whether a YAML file is meant to be a suite; an unreadable file counts as one, so that its error is reported. */
    static boolean isSuite(Path file) {
        // in this encoding every byte is valid, so that encoding errors are reported when the suite is read
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            return isSuite(lines);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean isSuite(BufferedReader lines) throws IOException {
        Optional<String> first = firstLine(lines);
        if (first.isEmpty()) {
            return true;
        }
        if (LIST.matcher(first.get()).matches()) {
            return false;
        }
        Matcher key = KEY.matcher(first.get());
        if (!key.matches()) {
            return true;
        }
        int indent = key.group(1).length();
        int read = 0;
        String line = first.get();
        while (line != null && read < MOST_CHARACTERS) {
            Matcher next = KEY.matcher(line);
            if (next.matches() && next.group(1).length() <= indent && resembles(next.group(2))) {
                return true;
            }
            read += line.length() + 1;
            line = lines.readLine();
        }
        return false;
    }

    private static Optional<String> firstLine(BufferedReader lines) throws IOException {
        boolean start = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = start && line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
            start = false;
            if (!NO_CONTENT.matcher(text).matches()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static boolean resembles(String key) {
        return Nearest.to(key, KEYS).isPresent();
    }
}
