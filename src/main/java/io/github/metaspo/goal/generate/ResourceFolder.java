package io.github.metaspo.goal.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of resources that the build copies into its output.
 *
 * @param directory the folder
 * @param target where the build copies the resources, relative to its output, with slashes; empty for the output itself
 * @param includes Maven patterns of the files that are copied; empty for all
 * @param excludes Maven patterns of the files that are not copied
 */
public record ResourceFolder(Path directory, String target, List<String> includes, List<String> excludes) {

    public ResourceFolder {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Returns the file of this folder that the build copies to a path in its output; empty if there is none. */
    Optional<Path> source(String output) {
        String prefix = target.isEmpty() ? "" : target + "/";
        if (!output.startsWith(prefix)) {
            return Optional.empty();
        }
        String name = output.substring(prefix.length());
        boolean copied = (includes.isEmpty() || anyMatches(includes, name)) && !anyMatches(excludes, name);
        return Optional.of(directory.resolve(name)).filter(file -> copied && Files.isRegularFile(file));
    }

    private static boolean anyMatches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Matches an Ant pattern: {@code ?}, {@code *}, {@code **}; a trailing slash means everything below. Also {@code %regex[...]}. */
    private static boolean matches(String pattern, String name) {
        if (pattern.startsWith("%regex[") && pattern.endsWith("]")) {
            return name.matches(pattern.substring("%regex[".length(), pattern.length() - 1));
        }
        String plain = pattern.startsWith("%ant[") && pattern.endsWith("]")
                ? pattern.substring("%ant[".length(), pattern.length() - 1)
                : pattern;
        String slashes = plain.strip().replace('\\', '/');
        return name.matches(expression(slashes.endsWith("/") ? slashes + "**" : slashes));
    }

    /** Returns the regular expression of an Ant pattern. */
    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.startsWith("**/", at)) {
                expression.append("(?:.*/)?");
                at += 3;
            } else if (pattern.startsWith("/**", at) && at + 3 == pattern.length()) {
                expression.append("(?:/.*)?");
                at += 3;
            } else if (pattern.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
            } else {
                char next = pattern.charAt(at);
                expression.append(next == '*' ? "[^/]*" : next == '?' ? "[^/]" : Pattern.quote(String.valueOf(next)));
                at++;
            }
        }
        return expression.toString();
    }
}
