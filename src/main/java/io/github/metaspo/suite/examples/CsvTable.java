package io.github.metaspo.suite.examples;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.github.metaspo.api.Location;
import io.github.metaspo.api.Place;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.Syntax;
import io.github.metaspo.suite.yaml.TextFiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CSV format of examples, separated by commas, semicolons or tabs. An empty cell is a missing value, an empty cell in quotes an empty
 * text. {@code answers} and {@code options} contain texts separated by {@code |}. Blanks around a cell are dropped unless they are in
 * quotes.
 */
final class CsvTable implements ExampleFiles.Format {

    private final CsvFactory factory = CsvFactory.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build();
    private final Problems problems;

    CsvTable(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void read(Path file, ExampleReader reader, List<LocatedExample> examples) {
        TextFiles.read(file, problems, characters -> {
            BufferedReader text = new BufferedReader(characters);
            CsvDialect dialect = CsvDialect.of(text, factory, reader.fields());
            new Rows(file, dialect, reader, examples).read(text);
            return examples;
        });
    }

    /** Reads the rows of one file. */
    private final class Rows {

        private final Path file;
        private final CsvDialect dialect;
        private final ExampleReader reader;
        private final ExampleFields fields;
        private final List<LocatedExample> examples;
        private Location last;

        Rows(Path file, CsvDialect dialect, ExampleReader reader, List<LocatedExample> examples) {
            this.file = file;
            this.dialect = dialect;
            this.reader = reader;
            this.fields = reader.fields();
            this.examples = examples;
            this.last = new Location(file, 1, 0);
        }

        void read(BufferedReader text) throws IOException {
            try (JsonParser parser = factory.createParser(text)) {
                parser.setSchema(dialect.schema());
                read(parser);
            } catch (StreamReadException e) {
                problems.add(last, sentence(e));
            }
        }

        private void read(JsonParser parser) throws IOException {
            CsvHeader header = fields.header() ? CsvHeader.NONE : CsvHeader.numbered(dialect.columns());
            while (parser.nextToken() != null) {
                List<Node.Scalar> row = row(parser);
                if (row.stream().allMatch(cell -> cell.text().isBlank())) {
                    continue;
                }
                if (header != CsvHeader.NONE) {
                    example(header, row);
                    continue;
                }
                header = CsvHeader.in(row);
                if (!header.isUsable(fields, row.get(0).place(), dialect, problems)) {
                    return;
                }
            }
        }

        private List<Node.Scalar> row(JsonParser parser) throws IOException {
            List<Node.Scalar> cells = new ArrayList<>();
            JsonToken token = parser.nextToken();
            while (token != null && token.isScalarValue()) {
                last = new Location(
                        file,
                        parser.currentTokenLocation().getLineNr() + dialect.linesBefore(),
                        parser.currentTokenLocation().getColumnNr());
                cells.add(
                        token == JsonToken.VALUE_NULL
                                ? new Node.Scalar("", Node.Kind.EMPTY, last)
                                : new Node.Scalar(parser.getText(), Node.Kind.TEXT, last));
                token = parser.nextToken();
            }
            return cells;
        }

        private void example(CsvHeader header, List<Node.Scalar> row) {
            Place place = row.get(0).place();
            if (!header.fits(row, fields)) {
                reader.faults()
                        .add(
                                "cells " + row.size(),
                                place,
                                "the row has " + row.size() + (row.size() == 1 ? " cell" : " cells")
                                        + ", but the header has " + header.size() + "; put cells that contain "
                                        + dialect.name() + " or line breaks in quotes");
                return;
            }
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                if (header.isNamed(i)) {
                    Node.Scalar cell = i < row.size() ? row.get(i) : new Node.Scalar("", Node.Kind.EMPTY, place);
                    entries.put(header.name(i), new Node.Entry(cell.place(), value(header.name(i), cell)));
                }
            }
            reader.read(new Node.Mapping(entries, place)).ifPresent(examples::add);
        }

        private Node value(String name, Node.Scalar cell) {
            if (fields.isList(name) && !cell.text().isEmpty()) {
                return split(cell);
            }
            boolean isEmptyVariable = cell.kind() == Node.Kind.EMPTY && fields.isVariable(name);
            return isEmptyVariable ? new Node.Scalar("", Node.Kind.TEXT, cell.place()) : cell;
        }
    }

    private static String sentence(StreamReadException failure) {
        String message = String.valueOf(failure.getOriginalMessage());
        if (message.contains("Missing closing quote")) {
            return "a quote that opens after this cell is never closed; close it, or write \"\" for a quote in a quoted cell";
        }
        return message.contains("Expected column separator")
                ? "the quotes after this cell are wrong: in a quoted cell, a quote is written twice, as \"\""
                : Syntax.sentence(failure);
    }

    private static Node split(Node.Scalar cell) {
        return new Node.Sequence(
                Stream.of(cell.text().split("\\|", -1))
                        .<Node>map(text -> new Node.Scalar(text.strip(), Node.Kind.TEXT, cell.place()))
                        .toList(),
                cell.place());
    }
}
