package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggestions for missing fields: the column that was probably meant, and the setting that names it. */
final class MissingField {

    /** Maximum number of column names in a message. */
    static final int MOST_NAMES = 12;

    private static final int LONGEST_NAME = 40;

    /** Names of these fields in published data sets, most likely first. */
    private static final Map<String, List<String>> USUAL = Map.of(
            "question",
            List.of("query", "input", "prompt", "text", "sentence", "instruction", "problem", "q", "user", "review"),
            "answer",
            List.of(
                    "label",
                    "target",
                    "gold",
                    "output",
                    "expected",
                    "answerKey",
                    "answer_key",
                    "response",
                    "completion",
                    "correct_answer",
                    "rating",
                    "solution",
                    "a"),
            "answers",
            List.of("answer", "labels", "targets"),
            "options",
            List.of("choices", "endings"));

    private MissingField() {}

    /** Returns the column that probably contains a field. */
    static Optional<String> likely(String field, Collection<String> known) {
        Optional<String> near = Nearest.to(field, known).filter(name -> !ExampleReader.KEYS.contains(name));
        return near.or(() -> USUAL.getOrDefault(field, List.of()).stream()
                .flatMap(usual -> known.stream().filter(name -> name.equalsIgnoreCase(usual)))
                .filter(name -> !ExampleReader.KEYS.contains(name))
                .findFirst());
    }

    /** Returns a suggestion to append to an error about a missing field in a list of the suite. */
    static String hintInSuite(String field, Collection<String> known) {
        return likely(field, known)
                .map(name -> "; if " + ExampleReader.quote(name) + " is meant, rename it")
                .orElse("");
    }

    /** Returns a suggestion to append to an error about a missing field in a file. */
    static String hint(String field, Collection<String> known) {
        return likely(field, known)
                .map(name -> "; if " + ExampleReader.quote(name) + " is meant, write columns: {" + field + ": "
                        + yaml(name) + "} under examples")
                .orElseGet(() -> others(field, known));
    }

    private static String others(String field, Collection<String> known) {
        List<String> others = known.stream()
                .filter(name -> !ExampleReader.KEYS.contains(name))
                .toList();
        return others.isEmpty()
                ? ""
                : "; it has " + list(others) + "; name the right one with columns: {" + field + ": ...} under examples";
    }

    /** Returns the error about a column that the suite names and no example of the file has. */
    static String mapped(String field, Column column, Collection<String> known, Place file) {
        String missing = column.names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .orElse(column.names().get(0));
        return "columns." + field + " names " + ExampleReader.quote(missing) + ", which no example of "
                + where(file) + " has"
                + Nearest.to(missing, known)
                        .map(near -> "; did you mean " + ExampleReader.quote(near) + "?")
                        .orElseGet(() -> "; they have " + list(known));
    }

    static String list(Collection<String> names) {
        String listed = names.stream()
                .limit(MOST_NAMES)
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name)
                .map(ExampleReader::quote)
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? listed + ", ..." : listed;
    }

    private static String where(Place place) {
        return place instanceof Location location ? location.file().toString() : "the list";
    }

    private static String yaml(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? name : ExampleReader.quote(name);
    }
}
