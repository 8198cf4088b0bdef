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
 * The dialect of a CSV file.
 *
 * @param separator a comma, a semicolon or a tab
 * @param columns number of columns of the first row
 * @param linesBefore number of lines before the table
 */
record CsvDialect(char separator, int columns, int linesBefore) {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final String DECLARATION = "sep=";

    /**
     * Detects the dialect of a text: the first separator, in the order comma, semicolon, tab, with which the first row has the
     * columns that examples need; if none has, the one with the most columns. A line {@code sep=;}, which spreadsheets write, decides
     * the separator. Leaves the reader at the first row of the table.
     */
    static CsvDialect of(BufferedReader text, CsvFactory factory, ExampleFields fields) throws IOException {
        text.mark(LONGEST_HEADER + 1);
        String first = beginning(text);
        text.reset();
        Optional<Character> declared = declaredSeparator(first);
        if (declared.isPresent()) {
            text.readLine();
        }
        String table = declared.isPresent() ? first.substring(DECLARATION.length() + 2) : first;
        List<CsvDialect> candidates = new ArrayList<>();
        for (char separator : declared.map(List::of).orElse(SEPARATORS)) {
            List<String> cells = cells(table, separator, factory);
            CsvDialect dialect = new CsvDialect(separator, cells.size(), declared.isPresent() ? 1 : 0);
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

    private static Optional<Character> declaredSeparator(String text) {
        return text.startsWith(DECLARATION) && text.indexOf('\n') == DECLARATION.length() + 1
                ? Optional.of(text.charAt(DECLARATION.length()))
                : Optional.empty();
    }

    /** Returns the beginning of the text, long enough to contain the first row. */
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
