package io.github.metaspo.model.llama;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Kills a build with a real model. Runs only if the model is available, see {@link RealModelTest}. */
@Tag("real-model")
class KilledBuildTest {

    @Test
    @Timeout(120)
    void aKilledBuildLeavesNoProcessBehindEvenAmidAnAnswer() throws Exception {
        Path file = RealModelTest.modelFile();
        assumeTrue(Files.isRegularFile(file), "no model file " + file);
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = build.inputReader(StandardCharsets.UTF_8);
        Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(output.readLine()));
        assertThat(child)
                .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());

        build.destroyForcibly().waitFor();

        // the timeout above is the judge
        child.orElseThrow().onExit().get();
        assertThat(child.orElseThrow().isAlive()).isFalse();
    }

    /** The build that is killed while its model still talks. */
    static final class Build {

        private Build() {}

        /** Takes the model file; prints the id of the process that runs the model. */
        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            FakeModelContext context = new FakeModelContext(file);
            Map<String, String> options = Map.of("threads", "1");
            try (LanguageModel brief = new LlamaProvider().open(Settings.file(file, 1, options), context);
                    LanguageModel talker = new LlamaProvider().open(Settings.file(file, 1500, options), context)) {
                brief.reply(new Request("", "Hello", 0));
                System.out.println(ProcessHandle.current()
                        .children()
                        .findFirst()
                        .orElseThrow()
                        .pid());
                talker.reply(new Request("", "Tell me a long story about a dragon.", 0));
            }
        }
    }
}
