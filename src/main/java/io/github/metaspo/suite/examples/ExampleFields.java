package io.github.metaspo.suite.examples;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a task needs from an example file, and the columns that contain them.
 *
 * @param idPrefix the beginning of the ids of examples that have none
 * @param variables the variables of the user prompt, without the question
 * @param extraction the task's extraction, which decides how gold answers are converted
 * @param columns the sources of fields that have another name in the file, by field
 * @param header whether the first row of a CSV file contains the column names; otherwise they are 1, 2, ...
 * @param answerBy how the gold answers of questions with options are written
 */
public record ExampleFields(
        String idPrefix,
        Set<String> variables,
        Extraction extraction,
        Map<String, Column> columns,
        boolean header,
        AnswerBy answerBy) {

    /** How the gold answer of a question with options is written. */
    public enum AnswerBy {
        /** In any of the other forms, detected for each answer; see {@link GoldAnswers}. */
        ANY,
        /** As the label of the option. */
        LABEL,
        /** As the number of the option, from 0. */
        INDEX,
        /** As the number of the option, from 1. */
        NUMBER,
        /** As the text of the option. */
        TEXT
    }

    private static final Set<String> LISTS = Set.of("answers", "options");

    public ExampleFields {
        variables = Set.copyOf(variables);
    }

    /** @param task id of the task, with which the ids of its test examples begin */
    public static ExampleFields of(String task, Set<String> variables, Extraction extraction) {
        return new ExampleFields(task, variables, extraction, Map.of(), true, AnswerBy.ANY);
    }

    /** Returns a copy with the settings of a mapping; settings that it leaves out stay as they are. */
    ExampleFields with(Node.Mapping settings, Problems problems) {
        Map<String, Column> named = new LinkedHashMap<>(columns);
        settings.mapping("columns").ifPresent(mapping -> mapping.entries()
                .forEach((name, entry) -> named.put(name, column(entry.value(), problems))));
        return new ExampleFields(
                idPrefix,
                variables,
                extraction,
                named,
                settings.text("header").map(Boolean::valueOf).orElse(header),
                settings.text("answerBy")
                        .map(word -> Keywords.constant(AnswerBy.class, word))
                        .orElse(answerBy));
    }

    /** Returns the source of a field. */
    Column column(String field, Place place) {
        Column given = columns.get(field);
        return given == null ? Column.named(field, place) : given;
    }

    /** Returns the value of a field; empty if it is missing, null or an empty cell. */
    Optional<Node> find(String field, Node.Mapping row) {
        return column(field, row.place())
                .in(row)
                .filter(value -> !(value instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.EMPTY);
    }

    /** Returns a copy for a list of examples in the suite itself, which needs no column names. */
    ExampleFields inline() {
        return new ExampleFields(idPrefix, variables, extraction, Map.of(), true, answerBy);
    }

    /** Returns a copy for train examples that are in another file or list than the test examples, so that their ids differ. */
    ExampleFields forTrain() {
        return new ExampleFields(idPrefix + "-train", variables, extraction, columns, header, answerBy);
    }

    boolean isMapped(String field) {
        return columns.containsKey(field);
    }

    /** Returns the columns of the file that contain a field. */
    List<String> sources(String field) {
        Column given = columns.get(field);
        return given == null ? List.of(field) : given.fields();
    }

    /** Returns whether the suite names a column of the file as the source of a field. */
    boolean isSource(String column) {
        return columns.values().stream().anyMatch(source -> source.fields().contains(column));
    }

    /** Returns whether the cells of a column contain a list of texts. */
    boolean isList(String column) {
        return LISTS.stream().anyMatch(field -> sources(field).equals(List.of(column)));
    }

    /** Returns whether a column is the source of a variable of the prompt. */
    boolean isVariable(String column) {
        return variables.stream().anyMatch(name -> sources(name).contains(column));
    }

    /** Returns whether examples use a column if the file has it. */
    boolean isUsed(String column) {
        return isVariable(column) || isSource(column) || (ExampleReader.KEYS.contains(column) && !isMapped(column));
    }

    private static Column column(Node node, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            Node.Scalar pattern = mapping.scalar("regex").orElseThrow();
            try {
                return new Column(
                        List.of(mapping.text("name").orElseThrow()),
                        Optional.of(Pattern.compile(pattern.text())),
                        node.place());
            } catch (PatternSyntaxException e) {
                problems.add(
                        pattern.place(),
                        "\"" + pattern.text() + "\" is not a valid pattern in RE2 syntax: " + e.getMessage());
                return Column.named(mapping.text("name").orElseThrow(), node.place());
            }
        }
        List<Node> names = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        return new Column(
                names.stream().map(name -> ((Node.Scalar) name).text()).toList(), Optional.empty(), node.place());
    }
}
