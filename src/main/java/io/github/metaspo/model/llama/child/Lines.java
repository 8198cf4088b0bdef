package io.github.metaspo.model.llama.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Commands and events as lines of JSON. */
public final class Lines {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Lines() {}

    /** One line, without its end. */
    public static String write(Command command) throws IOException {
        return JSON.writerFor(Command.class).writeValueAsString(command);
    }

    /** One line, without its end. */
    public static String write(Event event) throws IOException {
        return JSON.writerFor(Event.class).writeValueAsString(event);
    }

    /**
     * Reads what {@link #write(Command)} wrote.
     *
     * @throws IOException when the line is no command
     */
    public static Command command(String line) throws IOException {
        return JSON.readValue(line, Command.class);
    }

    /**
     * Reads what {@link #write(Event)} wrote.
     *
     * @throws IOException when the line is no event
     */
    public static Event event(String line) throws IOException {
        return JSON.readValue(line, Event.class);
    }
}
