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
 * The names of the columns of a table. A column without a name, such as the index that pandas writes, is of no use and may hold
 * anything; so is one whose name another has, too, as long as no example needs it.
 *
 * @param names of the columns, in their order; empty texts for those without a name
 */
record CsvHeader(List<String> names) {

    static final CsvHeader NONE = new CsvHeader(List.of());

    CsvHeader {
        names = List.copyOf(names);
    }

    static CsvHeader in(List<Node.Scalar> row) {
        return new CsvHeader(row.stream().map(cell -> cell.text().strip()).toList());
    }

    /** The names of columns in a file without a header: 1, 2, ... */
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
     * Whether the columns have what examples need; otherwise notes one problem. A missing column that the suite names itself is
     * reported there.
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
            problems.add(place, "the first row names no column \"question\"" + hint("question", dialect));
        } else if (!hasAnswer) {
            problems.add(place, "the first row names no column \"answer\" or \"answers\"" + hint("answer", dialect));
        }
        return problems.count() == before;
    }

    /** Whether a row has a cell for each column that examples need, and none beyond the last column but empty ones. */
    boolean fits(List<Node.Scalar> row, ExampleFields fields) {
        return row.stream().skip(size()).allMatch(cell -> cell.text().isBlank())
                && names.stream().skip(row.size()).noneMatch(fields::isUsed);
    }

    private String hint(String field, CsvDialect dialect) {
        Set<String> known = new LinkedHashSet<>(names);
        known.remove("");
        return MissingField.likely(field, known)
                .map(near -> MissingField.hint(field, known))
                .orElseGet(() -> "; it has " + MissingField.list(known) + " (with " + dialect.name()
                        + " between): name the column with columns: {" + field
                        + ": ...} under examples, or write header: false if the first row is an example");
    }
}
