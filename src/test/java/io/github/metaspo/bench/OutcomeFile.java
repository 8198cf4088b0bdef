package io.github.metaspo.bench;

import io.github.metaspo.optimize.ScheduleOutcome;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file to which each outcome is added as soon as it is known, so that a run that is ended can go on; or none. */
final class OutcomeFile implements AutoCloseable {

    private final Optional<BufferedWriter> writer;

    private OutcomeFile(Optional<BufferedWriter> writer) {
        this.writer = writer;
    }

    /** The file at a place, to be continued; empty for none. */
    static OutcomeFile of(Optional<Path> place) throws IOException {
        if (place.isEmpty()) {
            return new OutcomeFile(Optional.empty());
        }
        boolean isNew = !Files.exists(place.get());
        OutcomeFile file = new OutcomeFile(Optional.of(
                Files.newBufferedWriter(place.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        if (isNew) {
            file.add(ScheduleOutcome.HEADER);
        }
        return file;
    }

    void add(ScheduleOutcome outcome) throws IOException {
        add(outcome.toString());
    }

    private synchronized void add(String line) throws IOException {
        if (writer.isPresent()) {
            writer.get().write(line + "\n");
            writer.get().flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
