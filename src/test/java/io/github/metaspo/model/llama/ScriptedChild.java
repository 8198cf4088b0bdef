package io.github.metaspo.model.llama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.model.llama.child.Command;
import io.github.metaspo.model.llama.child.Event;
import io.github.metaspo.model.llama.child.Lines;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Fake child process without an engine. The model's name and the requests determine what it does. */
final class ScriptedChild {

    /** Before what the child is to say, as JSON. */
    static final String SAY = "answer with ";

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private long held;
    private String lastWords = "";

    private ScriptedChild() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        ScriptedChild child = new ScriptedChild();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            child.obey(Lines.command(line));
        }
        child.err.print(child.lastWords);
    }

    private void obey(Command command) throws IOException {
        if (command instanceof Command.Load load) {
            load(load.file());
        } else if (command instanceof Command.Ask ask) {
            answer(ask);
        }
    }

    private void load(String file) throws IOException {
        err.println("loading, as always");
        switch (file) {
            case "refuses" -> {
                err.println("error: unknown model architecture: '\u001b[31mparrot'");
                err.println("giving up, as always");
                say(new Event.NotLoaded("could not load"));
            }
            case "refuses and says why at its end" -> {
                lastWords = "error: unknown model architecture: 'parrot'\n";
                say(new Event.NotLoaded("could not load"));
            }
            case "dies" -> die("terminate called after throwing 'std::bad_alloc'");
            default -> say(new Event.Ready());
        }
    }

    private void answer(Command.Ask ask) throws IOException {
        String user = ask.messages().get(ask.messages().size() - 1).text();
        if (user.startsWith(SAY)) {
            JsonNode said = new JsonMapper().readTree(user.substring(SAY.length()));
            say(new Event.Answered(
                    ask.id(),
                    said.path("text").textValue(),
                    said.path("cut").asBoolean(),
                    said.path("input").intValue(),
                    said.path("output").intValue()));
            return;
        }
        switch (user) {
            case "die" -> die("ggml.c:1: GGML_ASSERT(everything) failed");
            case "hold" -> held = ask.id();
            case "hang" -> {}
            case "garble" -> out.println("{\"type\":\"answered\", half an answ");
            case "refuse" -> say(new Event.Failed(ask.id(), "too much to ask"));
            case "overflow" -> say(new Event.TooLong(ask.id(), 7000));
            default -> {
                if (held != 0) {
                    say(new Event.Answered(held, "late", false, 1, 1));
                }
                out.println("noise of a library");
                say(new Event.Answered(
                        ask.id(),
                        ask.system()
                                + ask.messages().stream()
                                        .map(Command.Said::text)
                                        .collect(Collectors.joining()),
                        false,
                        5,
                        2));
            }
        }
    }

    private void die(String lastWords) {
        err.println(lastWords);
        Runtime.getRuntime().halt(134);
    }

    private void say(Event event) throws IOException {
        out.println(Lines.write(event));
    }
}
