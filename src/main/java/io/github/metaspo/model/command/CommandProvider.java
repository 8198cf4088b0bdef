package io.github.metaspo.model.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelContext;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.ModelSettings;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Provider for programs that answer a request, for example the command-line tool of a model. */
public final class CommandProvider implements ModelProvider {

    /** Option that has the program and its arguments. */
    private static final String COMMAND = "command";

    @Override
    public String name() {
        return COMMAND;
    }

    @Override
    public LanguageModel open(ModelSettings settings, ModelContext context) throws ModelException {
        List<String> command = new ArrayList<>(command(settings));
        command.set(0, program(settings, context).toString());
        return new CommandModel(settings, command, context.projectFolder());
    }

    @Override
    public void check(ModelSettings settings, ModelContext context) throws ModelException {
        program(settings, context);
    }

    private static Path program(ModelSettings settings, ModelContext context) throws ModelException {
        if (context.offline()) {
            throw wrong(
                    settings,
                    "the build is offline, and nobody knows whether a program uses the network; run the goal without -o,"
                            + " or take a model of llama");
        }
        String program = command(settings).get(0);
        Optional<Path> file = ProgramFinder.of(context.projectFolder()).find(program);
        return file.orElseThrow(() -> wrong(settings, missing(program)));
    }

    private static String missing(String program) {
        boolean path = program.contains("/") || program.contains(File.separator);
        return path
                ? "there is no executable file " + program
                        + "; write its path in command relative to the root of the project, or its full path"
                : "there is no program " + program
                        + " on the PATH; install it, or write its full path as the first entry of command";
    }

    private static List<String> command(ModelSettings settings) throws ModelException {
        JsonNode command = settings.request().options().get(COMMAND);
        if (command == null || !command.isArray() || command.isEmpty()) {
            throw wrong(settings, "there is no command; write a program and its arguments, such as [claude, -p]");
        }
        return StreamSupport.stream(command.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static ModelException wrong(ModelSettings settings, String sentence) {
        return new ModelException(
                ModelException.Kind.UNAVAILABLE, settings.location() + ": " + settings.label() + ": " + sentence);
    }
}
