package io.github.metaspo.suite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Examples as comma separated values with a header row. An empty cell counts as none; {@code answers} and {@code options}
 * hold several texts with {@code |} between them.
 */
final class CsvTable implements ExampleFiles.Format {

    private static final Set<String> LISTS = Set.of("answers", "options");

    private final CsvFactory factory = new CsvFactory();
    private final ExampleReader reader;
    private final Problems problems;

    CsvTable(ExampleReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    @Override
    public void read(Path file, List<LocatedExample> examples) {
        TextFiles.read(file, problems, characters -> {
            read(file, characters, examples);
            return examples;
        });
    }

    private void read(Path file, Reader characters, List<LocatedExample> examples) throws IOException {
        try (JsonParser parser = factory.createParser(characters)) {
            List<Node.Scalar> header = List.of();
            while (parser.nextToken() != null) {
                List<Node.Scalar> row = row(parser, file);
                if (row.stream().allMatch(cell -> cell.text().isBlank())) {
                    continue;
                }
                if (!header.isEmpty()) {
                    example(header, row, examples);
                } else if (isHeader(row)) {
                    header = row;
                } else {
                    return;
                }
            }
        }
    }

    private static List<Node.Scalar> row(JsonParser parser, Path file) throws IOException {
        List<Node.Scalar> cells = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            Location place = new Location(
                    file,
                    parser.currentTokenLocation().getLineNr(),
                    parser.currentTokenLocation().getColumnNr());
            cells.add(new Node.Scalar(parser.getText(), Node.Kind.TEXT, place));
        }
        return cells;
    }

    private boolean isHeader(List<Node.Scalar> row) {
        int before = problems.count();
        Set<String> names = new HashSet<>();
        for (Node.Scalar cell : row) {
            if (cell.text().isBlank()) {
                problems.add(cell.place(), "a column of the header has no name");
            } else if (!names.add(cell.text().strip())) {
                problems.add(cell.place(), "the column \"" + cell.text() + "\" stands twice in the header");
            }
        }
        if (!names.contains("question")) {
            problems.add(
                    row.get(0).place(),
                    "the first row must name the columns, question among them, with commas between"
                            + Nearest.hint("question", names));
        }
        return problems.count() == before;
    }

    private void example(List<Node.Scalar> header, List<Node.Scalar> row, List<LocatedExample> examples) {
        Place place = row.get(0).place();
        if (row.size() != header.size()) {
            problems.add(
                    place,
                    "the row has " + row.size() + " cells, but the header names " + header.size()
                            + "; put cells with commas in quotes");
            return;
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Node.Scalar cell = row.get(i);
            String name = header.get(i).text().strip();
            if (!cell.text().isEmpty()) {
                entries.put(name, new Node.Entry(cell.place(), LISTS.contains(name) ? split(cell) : cell));
            }
        }
        reader.read(new Node.Mapping(entries, place)).ifPresent(examples::add);
    }

    private static Node split(Node.Scalar cell) {
        return new Node.Sequence(
                Stream.of(cell.text().split("\\|", -1))
                        .<Node>map(text -> new Node.Scalar(text.strip(), Node.Kind.TEXT, cell.place()))
                        .toList(),
                cell.place());
    }
}
