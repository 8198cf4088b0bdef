package io.github.metaspo.model.command;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.RequestText;
import io.github.metaspo.model.StrictUtf8;
import io.github.metaspo.model.UntrustedText;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** A program as a model. Each call is a process of its own. */
final class CommandModel implements LanguageModel {

    private static final int MOST_CHARACTERS = 300;
    private static final int LONGEST_ESCAPE = "\\u{10FFFF}".length();

    private final ModelSettings settings;
    private final List<String> command;
    private final Path folder;
    private final Set<ProgramRun> running = ConcurrentHashMap.newKeySet();

    /**
     * @param command absolute path of the program, and its arguments
     * @param folder working directory of the program
     */
    CommandModel(ModelSettings settings, List<String> command, Path folder) {
        this.settings = settings;
        this.command = List.copyOf(command);
        this.folder = folder;
    }

    @Override
    public Reply reply(Request request) throws ModelException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        ProgramRun run = new ProgramRun(builder);
        running.add(run);
        try {
            ProgramRun.Outcome outcome = run.await(RequestText.of(request) + "\n", settings.timeout());
            String text = text(outcome, new EnvironmentKeys(builder.environment()));
            return new Reply(text, false, Usage.NONE, settings.shortName());
        } catch (TimeoutException e) {
            throw failure(
                    Kind.TIMED_OUT,
                    "the program gave no reply in "
                            + Math.max(1, settings.timeout().toSeconds())
                            + " s and was ended; a longer timeout may help");
        } catch (IOException e) {
            throw new ModelException(
                    Kind.UNAVAILABLE,
                    settings.location() + ": " + settings.label() + ": the program cannot be started: "
                            + UntrustedText.inline(String.valueOf(e.getMessage())),
                    e);
        } finally {
            running.remove(run);
        }
    }

    private String text(ProgramRun.Outcome outcome, EnvironmentKeys keys) throws ModelException {
        if (outcome.isTooLong()) {
            throw failure(
                    Kind.UNREADABLE_REPLY,
                    "the program wrote more than " + ProgramRun.MOST_MEGABYTES + " MB and was ended");
        }
        if (outcome.exitCode() != 0) {
            String words = outcome.errors().isBlank() ? lenient(outcome.output()) : outcome.errors();
            throw failure(
                    Kind.SERVER_ERROR, "the program ended with exit code " + outcome.exitCode() + end(words, keys));
        }
        String text = strict(outcome.output()).strip();
        if (text.isEmpty()) {
            throw failure(
                    Kind.EMPTY_REPLY, "the program wrote nothing to its standard output" + end(outcome.errors(), keys));
        }
        return text;
    }

    /** Returns the end of what a program wrote, as the end of a sentence, without keys and on one line. */
    private static String end(String words, EnvironmentKeys keys) {
        // redacted first, because a key that is cut is not found
        String all = keys.redact(words).strip();
        if (all.isEmpty()) {
            return "";
        }
        String last = all.substring(Math.max(0, all.length() - MOST_CHARACTERS));
        String line = UntrustedText.inline(last, MOST_CHARACTERS * LONGEST_ESCAPE);
        int start = line.length() - MOST_CHARACTERS;
        if (start <= 0 && last.length() == all.length()) {
            return ": " + line;
        }
        start = Math.max(0, start);
        return ": \u2026" + line.substring(Character.isLowSurrogate(line.charAt(start)) ? start + 1 : start);
    }

    private String strict(byte[] output) throws ModelException {
        try {
            return StrictUtf8.decode(output);
        } catch (CharacterCodingException e) {
            throw failure(Kind.UNREADABLE_REPLY, "the output of the program is not UTF-8; make it write UTF-8");
        }
    }

    private static String lenient(byte[] output) {
        return new String(output, StandardCharsets.UTF_8);
    }

    private ModelException failure(Kind kind, String sentence) {
        return new ModelException(kind, settings.label() + ": " + sentence);
    }

    @Override
    public void close() {
        running.forEach(ProgramRun::end);
    }
}
