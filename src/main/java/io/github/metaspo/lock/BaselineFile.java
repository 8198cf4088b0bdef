package io.github.metaspo.lock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.suite.SuiteException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reader and writer of {@code <suite>.baseline.csv}, which has one line per question, after one line for each prompt that was measured. Scores are written with full precision, so
 * that equal replies have equal scores when prompts are compared.
 */
public final class BaselineFile {

    /** Incremented whenever a reader of the previous version would misread the file. */
    static final int FORMAT_VERSION = 2;

    // a column of its own, empty in every row: the file stays a plain table
    static final String VERSION_COLUMN = "formatVersion=";

    /** In place of an example's id: the row has the text of a prompt in place of a prediction, and neither repeat nor score. */
    static final String SYSTEM_PROMPT = "systemPrompt";

    static final String USER_PROMPT = "userPrompt";

    static final List<String> HEADER =
            List.of("task", "example", "repeat", "score", "prediction", VERSION_COLUMN + FORMAT_VERSION);

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private BaselineFile() {}

    /**
     * Reads a baseline.
     *
     * @throws SuiteException if the file is missing, unreadable or damaged, or was written by a newer plugin
     */
    public static Baseline read(Path file) throws SuiteException {
        return new BaselineReader(file).read();
    }

    /** Writes a baseline. Leaves the stream open. */
    public static void write(Baseline baseline, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (JsonGenerator csv = FACTORY.createGenerator(writer)) {
            write(HEADER, csv);
            write(cells("", SYSTEM_PROMPT, baseline.prompts().systemPrompt()), csv);
            for (Map.Entry<String, String> prompt :
                    baseline.prompts().userPrompts().entrySet()) {
                write(cells(CellText.write(prompt.getKey()), USER_PROMPT, prompt.getValue()), csv);
            }
            for (Row row : baseline.rows()) {
                write(cells(row), csv);
            }
        }
        writer.flush();
    }

    private static List<String> cells(String task, String kind, String prompt) {
        return List.of(task, kind, "", "", CellText.write(prompt), "");
    }

    private static List<String> cells(Row row) {
        return List.of(
                CellText.write(row.task()),
                CellText.write(row.example()),
                String.valueOf(row.repeat()),
                PlainNumbers.string(row.score()),
                row.prediction().map(CellText::write).orElse(""),
                "");
    }

    private static void write(List<String> cells, JsonGenerator csv) throws IOException {
        csv.writeStartArray();
        for (String cell : cells) {
            csv.writeString(cell);
        }
        csv.writeEndArray();
    }
}
