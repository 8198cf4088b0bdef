package io.github.metaspo.suite.examples;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between the cells of a table.
 *
 * @param separator a comma, a semicolon or a tab
 * @param columns of the first row
 * @param linesBefore lines that are no part of the table
 */
record CsvDialect(char separator, int columns, int linesBefore) {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final String EXCEL = "sep=";

    /**
     * The dialect of a text: the first separator, commas before semicolons before tabs, with which the first row has the columns
     * that examples need; where none has, the one with the most columns. The text is left at the first row; a line {@code sep=;},
     * which spreadsheets write, is passed over.
     */
    static CsvDialect of(BufferedReader text, CsvFactory factory, ExampleFields fields) throws IOException {
        text.mark(LONGEST_HEADER + 1);
        String first = beginning(text);
        text.reset();
        Optional<Character> said = said(first);
        if (said.isPresent()) {
            text.readLine();
        }
        String table = said.isPresent() ? first.substring(EXCEL.length() + 2) : first;
        List<CsvDialect> candidates = new ArrayList<>();
        for (char separator : said.map(List::of).orElse(SEPARATORS)) {
            List<String> cells = cells(table, separator, factory);
            CsvDialect dialect = new CsvDialect(separator, cells.size(), said.isPresent() ? 1 : 0);
            CsvHeader header = fields.header() ? new CsvHeader(cells) : CsvHeader.numbered(cells.size());
            if (header.names().containsAll(needed(fields))) {
                return dialect;
            }
            candidates.add(dialect);
        }
        return candidates.stream()
                .max(Comparator.comparingInt(CsvDialect::columns))
                .orElseThrow();
    }

    CsvSchema schema() {
        return CsvSchema.emptySchema().withColumnSeparator(separator);
    }

    String name() {
        return switch (separator) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "commas";
        };
    }

    private static List<String> needed(ExampleFields fields) {
        return Stream.of("question", "answer", "answers", "options")
                .filter(field -> field.equals("question") || fields.isMapped(field))
                .flatMap(field -> fields.sources(field).stream())
                .toList();
    }

    private static Optional<Character> said(String text) {
        return text.startsWith(EXCEL) && text.indexOf('\n') == EXCEL.length() + 1
                ? Optional.of(text.charAt(EXCEL.length()))
                : Optional.empty();
    }

    /** As much of the text as may hold the first row. */
    private static String beginning(BufferedReader text) throws IOException {
        char[] buffer = new char[LONGEST_HEADER];
        int length = 0;
        int count = text.read(buffer);
        while (count > 0) {
            length += count;
            count = length < buffer.length ? text.read(buffer, length, buffer.length - length) : -1;
        }
        return new String(buffer, 0, length);
    }

    private static List<String> cells(String text, char separator, CsvFactory factory) throws IOException {
        List<String> cells = new ArrayList<>();
        try (JsonParser parser = factory.createParser(text)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            while (parser.nextToken() != null && cells.stream().allMatch(String::isEmpty)) {
                cells.clear();
                JsonToken token = parser.nextToken();
                while (token != null && token.isScalarValue()) {
                    cells.add(
                            token == JsonToken.VALUE_NULL
                                    ? ""
                                    : parser.getText().strip());
                    token = parser.nextToken();
                }
            }
        } catch (StreamReadException e) {
            return cells;
        }
        return cells;
    }
}
