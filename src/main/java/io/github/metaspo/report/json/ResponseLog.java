package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.metaspo.api.Reply;
import io.github.metaspo.evaluation.Batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every reply to a JSON Lines file as it arrives, so that replies need not be kept in memory. Thread-safe. */
public final class ResponseLog implements AutoCloseable {

    private final JsonFactory json = new JsonFactory();
    private final BufferedWriter writer;

    /**
     * Creates the file, or truncates an existing one.
     *
     * @throws IOException if that fails
     */
    public ResponseLog(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /**
     * Writes the reply to a question.
     *
     * @param set name of the prompts that it is a reply to
     */
    public void add(String set, Batch batch, int question, Reply reply) {
        try {
            write(line(set, batch, question, reply));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a response", e);
        }
    }

    private String line(String set, Batch batch, int question, Reply reply) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("set", set);
            generator.writeStringField("task", batch.task().id());
            generator.writeStringField("id", batch.example(question).id());
            generator.writeNumberField("repeat", batch.repeat(question));
            generator.writeStringField("response", reply.text());
            if (!reply.thinking().isEmpty()) {
                generator.writeStringField("thinking", reply.thinking());
            }
            generator.writeEndObject();
        }
        return line.toString();
    }

    private synchronized void write(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
