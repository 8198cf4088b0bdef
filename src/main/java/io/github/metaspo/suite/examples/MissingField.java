package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Nearest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which column was probably meant where one is missing, and how the suite names it. */
final class MissingField {

    /** Names of columns that a sentence lists at most. */
    static final int MOST_NAMES = 12;

    private static final int LONGEST_NAME = 40;

    /** What published data sets call these fields, the likeliest first. */
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

    /** The column that is probably meant by a field. */
    static Optional<String> likely(String field, Collection<String> known) {
        Optional<String> near = Nearest.to(field, known).filter(name -> !ExampleReader.KEYS.contains(name));
        return near.or(() -> USUAL.getOrDefault(field, List.of()).stream()
                .flatMap(usual -> known.stream().filter(name -> name.equalsIgnoreCase(usual)))
                .filter(name -> !ExampleReader.KEYS.contains(name))
                .findFirst());
    }

    /** To be put behind a sentence about a field that an example in a list of the suite lacks. */
    static String hintInSuite(String field, Collection<String> known) {
        return likely(field, known)
                .map(name -> "; is " + ExampleReader.quote(name) + " meant to be it?")
                .orElse("");
    }

    /** To be put behind a sentence about a field that a file lacks. */
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
                : "; it has " + list(others) + ", and columns: {" + field + ": ...} under examples may name one";
    }

    /** The sentence about a column that the suite names and no example of the file has. */
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
