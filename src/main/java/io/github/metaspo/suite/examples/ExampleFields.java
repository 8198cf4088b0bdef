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
 * What a task takes from a file of examples, and from which of its columns.
 *
 * @param variables what the user prompt names besides the question
 * @param extraction of the task; decides what a gold index becomes
 * @param columns where fields are found that have another name in the file
 * @param header whether the first row of a CSV file names the columns; otherwise their names are 1, 2, ...
 * @param answerBy how gold answers of questions with options are written
 */
public record ExampleFields(
        Set<String> variables, Extraction extraction, Map<String, Column> columns, boolean header, AnswerBy answerBy) {

    /** How the gold answer of a question with options is written. */
    public enum AnswerBy {
        /** As one of the others, decided for each answer; see {@link GoldAnswers}. */
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

    public static ExampleFields of(Set<String> variables, Extraction extraction) {
        return new ExampleFields(variables, extraction, Map.of(), true, AnswerBy.ANY);
    }

    /** The same with what a mapping says about its files; what it leaves out stays as it is. */
    ExampleFields with(Node.Mapping settings, Problems problems) {
        Map<String, Column> named = new LinkedHashMap<>(columns);
        settings.mapping("columns").ifPresent(mapping -> mapping.entries()
                .forEach((name, entry) -> named.put(name, column(entry.value(), problems))));
        return new ExampleFields(
                variables,
                extraction,
                named,
                settings.text("header").map(Boolean::valueOf).orElse(header),
                settings.text("answerBy")
                        .map(word -> Keywords.constant(AnswerBy.class, word))
                        .orElse(answerBy));
    }

    /** Where a field is found. */
    Column column(String field, Place place) {
        Column given = columns.get(field);
        return given == null ? Column.named(field, place) : given;
    }

    /** The value of a field; null and an empty cell count as none. */
    Optional<Node> find(String field, Node.Mapping row) {
        return column(field, row.place())
                .in(row)
                .filter(value -> !(value instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.EMPTY);
    }

    /** The same for a list in the suite, whose fields have their own names. */
    ExampleFields inline() {
        return new ExampleFields(variables, extraction, Map.of(), true, answerBy);
    }

    boolean isMapped(String field) {
        return columns.containsKey(field);
    }

    /** The columns of the file that a field is made of. */
    List<String> sources(String field) {
        Column given = columns.get(field);
        return given == null ? List.of(field) : given.fields();
    }

    /** Whether the suite names a column of the file as the source of a field. */
    boolean isSource(String column) {
        return columns.values().stream().anyMatch(source -> source.fields().contains(column));
    }

    /** Whether a column of the file holds several texts in one cell. */
    boolean isList(String column) {
        return LISTS.stream().anyMatch(field -> sources(field).equals(List.of(column)));
    }

    /** Whether a column of the file fills a variable of the prompt. */
    boolean isVariable(String column) {
        return variables.stream().anyMatch(name -> sources(name).contains(column));
    }

    /** Whether an example needs a column of the file where there is one. */
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
                        pattern.place(), "\"" + pattern.text() + "\" is no pattern in RE2 syntax: " + e.getMessage());
                return Column.named(mapping.text("name").orElseThrow(), node.place());
            }
        }
        List<Node> names = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
        return new Column(
                names.stream().map(name -> ((Node.Scalar) name).text()).toList(), Optional.empty(), node.place());
    }
}
