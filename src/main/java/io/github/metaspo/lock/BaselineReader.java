package io.github.metaspo.lock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import io.github.metaspo.api.Location;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.TextFiles;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parser of baseline files. */
final class BaselineReader {

    private final Path file;
    private final Problems problems = new Problems();
    /** Tasks and predictions. */
    private final Interned<Optional<String>> texts = new Interned<>(CellText::read);

    BaselineReader(Path file) {
        this.file = file;
    }

    /** @param rows empty if the header is not {@link BaselineFile#HEADER} */
    private record Table(List<String> header, Optional<MeasuredPrompts> prompts, List<Row> rows) {}

    Baseline read() throws SuiteException {
        Optional<Table> table = TextFiles.read(file, problems, this::table);
        Table whole = LockErrors.explained(() -> {
            problems.throwIfAny();
            return table.orElseThrow();
        });
        if (!whole.header().equals(BaselineFile.HEADER)) {
            throw otherHeader(whole.header());
        }
        if (whole.prompts().isEmpty()) {
            throw LockErrors.of(
                    new Location(file, 2, 0), "the second line must have the system prompt that was measured");
        }
        try {
            return new Baseline(whole.prompts().get(), whole.rows());
        } catch (IllegalArgumentException e) {
            throw LockErrors.of(new Location(file, 1, 0), String.valueOf(e.getMessage()));
        }
    }

    private SuiteException otherHeader(List<String> header) {
        Location place = new Location(file, 1, 0);
        return header.stream()
                .filter(column -> column.matches(BaselineFile.VERSION_COLUMN + "[1-9]\\d*"))
                .map(column -> column.substring(BaselineFile.VERSION_COLUMN.length()))
                .filter(version -> !version.equals(String.valueOf(BaselineFile.FORMAT_VERSION)))
                .findFirst()
                .map(version -> LockErrors.otherVersion(place, version, BaselineFile.FORMAT_VERSION))
                .orElseGet(
                        () -> LockErrors.of(place, "the first line must be " + String.join(",", BaselineFile.HEADER)));
    }

    private Table table(Reader reader) throws IOException {
        try (JsonParser csv = new CsvFactory().createParser(reader)) {
            List<String> header = csv.nextToken() == null ? List.of() : cells(csv);
            List<Row> rows = new ArrayList<>();
            Optional<String> systemPrompt = Optional.empty();
            SortedMap<String, String> userPrompts = new TreeMap<>();
            int line = 1;
            while (header.equals(BaselineFile.HEADER) && csv.nextToken() != null) {
                line++;
                List<String> cells = cells(csv);
                Optional<Row> row = row(cells);
                Optional<String> prompt = prompt(cells);
                if (row.isPresent()) {
                    rows.add(row.get());
                } else if (prompt.isPresent() && cells.get(0).isEmpty()) {
                    systemPrompt = prompt;
                } else if (prompt.isPresent() && texts.of(cells.get(0)).isPresent()) {
                    userPrompts.put(texts.of(cells.get(0)).get(), prompt.get());
                } else {
                    problems.add(
                            new Location(file, line, 0),
                            "the row must have a task, an example, a repeat from 0, a score from 0 to 1 and a"
                                    + " prediction");
                    break;
                }
            }
            return new Table(header, systemPrompt.map(measured -> new MeasuredPrompts(measured, userPrompts)), rows);
        }
    }

    /** Returns the text of a prompt; empty if the row is not that of a prompt. */
    private static Optional<String> prompt(List<String> cells) {
        boolean isPrompt = cells.size() == BaselineFile.HEADER.size()
                && cells.get(1).equals(cells.get(0).isEmpty() ? BaselineFile.SYSTEM_PROMPT : BaselineFile.USER_PROMPT)
                && cells.get(2).isEmpty()
                && cells.get(3).isEmpty()
                && cells.get(5).isEmpty();
        return isPrompt ? CellText.read(cells.get(4)) : Optional.empty();
    }

    private static List<String> cells(JsonParser csv) throws IOException {
        List<String> cells = new ArrayList<>(BaselineFile.HEADER.size());
        while (csv.nextToken() == JsonToken.VALUE_STRING) {
            cells.add(csv.getText());
        }
        return cells;
    }

    private Optional<Row> row(List<String> cells) {
        if (cells.size() != BaselineFile.HEADER.size() || !cells.get(5).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> task = texts.of(cells.get(0));
        Optional<String> example = CellText.read(cells.get(1));
        Optional<String> prediction = texts.of(cells.get(4));
        if (task.isEmpty()
                || example.isEmpty()
                || prediction.isEmpty() != cells.get(4).isEmpty()) {
            return Optional.empty();
        }
        try {
            int repeat = Integer.parseInt(cells.get(2));
            double score = Double.parseDouble(cells.get(3));
            return Optional.of(new Row(task.get(), example.get(), repeat, score, prediction));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
