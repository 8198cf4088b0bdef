package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Serializes commands and events as lines of JSON. */
public final class Lines {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Lines() {}

    /** Returns one line, without its line terminator. */
    public static String write(Command command) throws IOException {
        return JSON.writerFor(Command.class).writeValueAsString(command);
    }

    /** Returns one line, without its line terminator. */
    public static String write(Event event) throws IOException {
        return JSON.writerFor(Event.class).writeValueAsString(event);
    }

    /**
     * Parses a command that {@link #write(Command)} wrote.
     *
     * @throws IOException if the line is not a command
     */
    public static Command command(String line) throws IOException {
        return JSON.readValue(line, Command.class);
    }

    /**
     * Parses an event that {@link #write(Event)} wrote.
     *
     * @throws IOException if the line is not an event
     */
    public static Event event(String line) throws IOException {
        return JSON.readValue(line, Event.class);
    }
}
