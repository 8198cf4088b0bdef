package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The header of a CSV file. Columns without a name, such as the index that pandas writes, are ignored; so are columns with the same
 * name, unless examples need them.
 *
 * @param names the names of the columns, in their order; an empty text for a column without a name
 */
record CsvHeader(List<String> names) {

    static final CsvHeader NONE = new CsvHeader(List.of());

    CsvHeader {
        names = List.copyOf(names);
    }

    static CsvHeader in(List<Node.Scalar> row) {
        return new CsvHeader(row.stream().map(cell -> cell.text().strip()).toList());
    }

    /** Returns the header for a file without one, with the names 1, 2, ... */
    static CsvHeader numbered(int columns) {
        return new CsvHeader(
                IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList());
    }

    int size() {
        return names.size();
    }

    String name(int i) {
        return names.get(i);
    }

    boolean isNamed(int i) {
        return !names.get(i).isEmpty() && Collections.frequency(names, names.get(i)) == 1;
    }

    /**
     * Returns whether there is a column for question and answer; adds one problem if not. Missing columns that the suite itself names
     * are reported by {@link ExampleReader#finish}.
     */
    boolean isUsable(ExampleFields fields, Place place, CsvDialect dialect, Problems problems) {
        int before = problems.count();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name) && fields.isUsed(name)) {
                problems.add(place, "two columns have the name \"" + name + "\"; rename one of them");
                return false;
            }
        }
        boolean hasQuestion = fields.isMapped("question") || names.contains("question");
        boolean hasAnswer = fields.isMapped("answer")
                || fields.isMapped("answers")
                || names.contains("answer")
                || names.contains("answers");
        if (!hasQuestion) {
            problems.add(place, "the first row has no column \"question\"" + hint("question", dialect));
        } else if (!hasAnswer) {
            problems.add(place, "the first row has no column \"answer\" or \"answers\"" + hint("answer", dialect));
        }
        return problems.count() == before;
    }

    /** Returns whether a row has a cell for each column that examples need, and only empty cells after the last column. */
    boolean fits(List<Node.Scalar> row, ExampleFields fields) {
        return row.stream().skip(size()).allMatch(cell -> cell.text().isBlank())
                && names.stream().skip(row.size()).noneMatch(fields::isUsed);
    }

    private String hint(String field, CsvDialect dialect) {
        Set<String> known = new LinkedHashSet<>(names);
        known.remove("");
        return MissingField.likely(field, known)
                .map(near -> MissingField.hint(field, known))
                .orElseGet(() -> "; it has " + MissingField.list(known) + " (separated by " + dialect.name()
                        + "): name the column with columns: {" + field
                        + ": ...} under examples, or write header: false if the first row is an example");
    }
}
