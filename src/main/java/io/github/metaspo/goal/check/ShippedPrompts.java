package io.github.metaspo.goal.check;

import io.github.metaspo.gate.Verdict.Cause;
import io.github.metaspo.gate.Verdict.Invalid;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.Prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The prompts in a build's output, where an application finds them on its classpath.
 *
 * @param output output folder of the build, usually {@code target/classes}, after the build copied its resources
 * @param shown formats paths for messages
 */
public record ShippedPrompts(Path output, DisplayPaths shown) {

    /** Returns whether the output contains a system prompt of a suite. */
    public boolean has(String suite) {
        return Files.isRegularFile(output.resolve(PromptFolder.path(suite)));
    }

    /** Compares a suite's prompts with the output byte by byte; empty if they are equal. */
    Optional<Invalid> problem(String suite, Prompts inEffect) throws IOException {
        for (Map.Entry<String, String> text : PromptFolder.texts(suite, inEffect.systemPrompt(), inEffect.userPrompts())
                .entrySet()) {
            Path file = output.resolve(text.getKey());
            if (!Files.isRegularFile(file)) {
                return Optional.of(new Invalid(
                        Cause.NOT_SHIPPED,
                        "the build's output lacks the prompt in effect, " + shown.of(file),
                        "remove the <excludes>, the <includes> or the plugin that keeps the generated file from the"
                                + " output, and build again with mvn clean verify"));
            }
            if (!Arrays.equals(Files.readAllBytes(file), text.getValue().getBytes(StandardCharsets.UTF_8))) {
                return Optional.of(new Invalid(
                        Cause.NOT_SHIPPED,
                        "the build's output contains a different text than the prompt in effect, " + shown.of(file),
                        "turn off resource filtering for the generated file, or remove the resource or the plugin"
                                + " that writes another one there, and build again with mvn clean verify"));
            }
        }
        return Optional.empty();
    }
}
