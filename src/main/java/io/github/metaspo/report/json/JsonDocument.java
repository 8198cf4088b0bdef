package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON document with indented objects, LF line ends and a final line end, and leaves the stream open. */
final class JsonDocument {

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonDocument() {}

    /** Writes the document's value. */
    @FunctionalInterface
    interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Writes a document in which the elements of an array share a line. */
    static void write(OutputStream out, Content content) throws IOException {
        write(out, new DefaultPrettyPrinter().withObjectIndenter(INDENTER), content);
    }

    /** Writes a document in which each element of an array has a line of its own. */
    static void writeWithArrayLines(OutputStream out, Content content) throws IOException {
        write(out, new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER), content);
    }

    private static void write(OutputStream out, DefaultPrettyPrinter printer, Content content) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(printer)) {
            content.writeTo(json);
            json.writeRaw('\n');
        }
    }
}
