package io.github.metaspo.suite.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.github.metaspo.api.Location;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads text files; failures become problems. */
public final class TextFiles {

    private static final int LONGEST_LINE = 10;
    private static final int LONGEST_TEXT = 1024 * 1024;

    private TextFiles() {}

    /** Parses the characters of a file into a value. */
    public interface Reading<T> {
        T read(Reader reader) throws IOException;
    }

    /** Returns the parsed content of a file; empty, with a problem, if the file cannot be read. */
    public static <T> Optional<T> read(Path file, Problems problems, Reading<T> reading) {
        return read(file, LONGEST_LINE, problems, reading);
    }

    /**
     * Returns the parsed content of a file; empty, with a problem, if the file cannot be read.
     *
     * @param longestLine maximum length of a line, in MiB
     */
    public static <T> Optional<T> read(Path file, int longestLine, Problems problems, Reading<T> reading) {
        try (InputStream input = Files.newInputStream(file);
                Reader reader = new TextReader(input, longestLine)) {
            return Optional.of(reading.read(reader));
        } catch (IOException e) {
            problems.add(place(file, e), sentence(e));
            return Optional.empty();
        }
    }

    /**
     * Returns the whole text.
     *
     * @throws UnreadableTextException if it is longer than 1 MiB
     */
    public static String whole(Reader reader) throws IOException {
        char[] buffer = new char[8192];
        StringWriter text = new StringWriter();
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            text.write(buffer, 0, count);
            if (text.getBuffer().length() > LONGEST_TEXT) {
                throw new UnreadableTextException(1, "the file is longer than 1 MiB; is this the right file?");
            }
        }
        return text.toString();
    }

    private static Location place(Path file, IOException failure) {
        if (rootOf(failure) instanceof UnreadableTextException unreadable) {
            return new Location(file, unreadable.line(), 0);
        }
        if (failure instanceof JacksonException parsing && parsing.getLocation() != null) {
            JsonLocation at = parsing.getLocation();
            return new Location(file, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 0));
        }
        return new Location(file, 1, 0);
    }

    private static String sentence(IOException failure) {
        Throwable root = rootOf(failure);
        if (root instanceof UnreadableTextException) {
            return String.valueOf(root.getMessage());
        }
        if (root instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure instanceof JacksonException parsing
                ? Syntax.sentence(parsing)
                : "the file cannot be read: " + failure;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
