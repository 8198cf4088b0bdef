package io.github.metaspo.suite.read;

import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.SuiteException;
import io.github.metaspo.suite.Task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Fixture: a folder with a suite {@code review.yaml} of one task, parts of which tests can replace. */
public record SuiteFolder(Path folder) {

    static final String INLINE = "{train: [{question: a, answer: b}], test: [{question: c, answer: d}]}";

    /** A suite whose one task has these examples. */
    public static String suite(String examples) {
        return suite("{provider: openai, name: some-model}", examples);
    }

    static String suite(String target, String examples) {
        return """
                suite: review
                systemPrompt: You help.
                models:
                  target: %s
                tasks:
                  - id: pets
                    prompt: "Rate it: {question}"
                    examples: %s
                """
                .formatted(target, examples);
    }

    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Suite load(String yaml) throws SuiteException {
        return load(yaml, Map.of());
    }

    public Suite load(String yaml, Map<String, String> overrides) throws SuiteException {
        return new SuiteLoader(folder, overrides).load(write("review.yaml", yaml));
    }

    /** The task of a suite with these examples. */
    public Task task(String examples) throws SuiteException {
        return load(suite(examples)).tasks().get(0);
    }

    /** What is said about a wrong suite, without the folder's name. */
    public String refusal(String yaml) {
        return refusal(yaml, Map.of());
    }

    String refusal(String yaml, Map<String, String> overrides) {
        SuiteException refused = catchThrowableOfType(SuiteException.class, () -> load(yaml, overrides));
        assertThat(refused).as("the suite must be refused").isNotNull();
        return String.valueOf(refused.getMessage()).replace(folder + "/", "");
    }
}
