package io.github.metaspo.model.llama.child;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Main class of the child process: loads one model and answers commands with events until its input is closed. */
public final class ChildMain {

    private final PrintStream events;
    private final Engine engine;
    private final ExecutorService slots;
    private final Set<Long> pending = ConcurrentHashMap.newKeySet();

    private ChildMain(PrintStream events, Engine engine, int slots) {
        this.events = events;
        this.engine = engine;
        this.slots = Executors.newFixedThreadPool(slots);
    }

    /**
     * Reads {@link Command}s from standard input and writes {@link Event}s to standard output.
     *
     * @param arguments the folder of this process
     */
    public static void main(String[] arguments) throws IOException {
        // registered before the files that the binding creates in it, because files are deleted in reverse order
        new File(arguments[0]).deleteOnExit();
        PrintStream events = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // standard output is reserved for events, but the binding prints to it
        System.setOut(System.err);
        BufferedReader commands = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        serve(commands, events);
        // needed because the binding's threads would keep this process alive
        Runtime.getRuntime().exit(0);
    }

    private static void serve(BufferedReader commands, PrintStream events) throws IOException {
        String first = commands.readLine();
        if (first == null || !(Lines.command(first) instanceof Command.Load load)) {
            return;
        }
        Engine engine;
        try {
            engine = new Engine(load);
        } catch (RuntimeException | LinkageError e) {
            events.println(Lines.write(new Event.NotLoaded(String.valueOf(e.getMessage()))));
            return;
        }
        events.println(Lines.write(new Event.Ready()));
        new ChildMain(events, engine, load.slots()).run(commands);
    }

    private void run(BufferedReader commands) throws IOException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            Command command = Lines.command(line);
            if (command instanceof Command.Ask ask) {
                pending.add(ask.id());
                slots.execute(() -> answer(ask));
            } else if (command instanceof Command.Cancel cancel) {
                pending.remove(cancel.id());
            }
        }
    }

    private void answer(Command.Ask ask) {
        Event.Outcome outcome;
        try {
            outcome = engine.answer(ask, () -> !pending.contains(ask.id()));
        } catch (RuntimeException e) {
            outcome = new Event.Failed(ask.id(), String.valueOf(e.getMessage()));
        }
        pending.remove(ask.id());
        send(outcome);
    }

    private void send(Event event) {
        try {
            events.println(Lines.write(event));
        } catch (IOException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}
