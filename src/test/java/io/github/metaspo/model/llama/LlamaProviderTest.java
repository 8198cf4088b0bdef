package io.github.metaspo.model.llama;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelProvider;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.RequestSettings.SystemRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LlamaProviderTest {

    @TempDir
    private Path folder = Path.of("");

    private final LlamaProvider provider = new LlamaProvider();

    private ModelException failureToOpen(Path file, Map<String, String> options) {
        return catchThrowableOfType(
                ModelException.class,
                () -> provider.open(Settings.file(file, 10, options), new FakeModelContext(folder)));
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(ModelProvider.class))
                .extracting(ModelProvider::name)
                .contains("llama");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    thread        | 4    | unknown option "thread"
                    threads       | 0    | option threads is "0"; it must be a whole number, 1 or above
                    gpuLayers     | -1   | option gpuLayers is "-1"; it must be a whole number, 0 or above
                    slots         | many | option slots is "many"
                    prefixReuse   | yes  | option prefixReuse is "yes"; it must be true or false
                    contextLength | 2049 | contextLength is 2049; the model was trained with 2048
                    """)
    void aWrongOptionIsRefusedWhereItStands(String option, String value, String sentence) throws IOException {
        Path file = GgufFiles.write(folder.resolve("small.gguf"), "llama", 2048, 32);

        ModelException refusal = failureToOpen(file, Map.of(option, value));

        assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("suite.yaml:4:3").hasMessageContaining(sentence);
    }

    @Test
    void anUnknownOptionNamesTheNearestKnownOne() {
        assertThat(failureToOpen(folder, Map.of("contextLenght", "1")))
                .hasMessageContaining("did you mean \"contextLength\"?");
    }

    @Test
    void whatOnlyServersKnowIsRefused() {
        Map<RequestSettings, String> refused = Map.of(
                settings(Optional.empty(), SystemRole.SYSTEM, Map.of("X-Team", "a")), "headers do not apply",
                settings(Optional.of("low"), SystemRole.SYSTEM, Map.of()), "does not support reasoningEffort",
                settings(Optional.empty(), SystemRole.DEVELOPER, Map.of()), "does not support systemRole: developer");

        refused.forEach((request, sentence) -> assertThat(catchThrowableOfType(
                        ModelException.class,
                        () -> provider.open(Settings.file(folder, 10, request), new FakeModelContext(folder))))
                .hasMessageContaining(sentence));
    }

    private static RequestSettings settings(Optional<String> effort, SystemRole role, Map<String, String> headers) {
        return new RequestSettings(
                OptionalDouble.empty(), List.of(), effort, role, new TreeMap<>(headers), new TreeMap<>());
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(failureToOpen(folder.resolve("none.gguf"), Map.of()))
                .hasMessageContaining("there is no model file " + folder.resolve("none.gguf"));
    }

    @Test
    void aFileOfAnotherFormatIsNoModel() throws IOException {
        Path file = Files.writeString(folder.resolve("page.gguf"), "<html>Sign in to the company network</html>");

        assertThat(failureToOpen(file, Map.of())).hasMessageContaining("is not a GGUF file");
    }

    @Test
    void aTruncatedFileIsCalledSo() throws IOException {
        Path noTensors = GgufFiles.write(folder.resolve("a.gguf"), "llama", 2048, 0);
        Path halfAHeader = Files.write(folder.resolve("b.gguf"), new byte[] {'G', 'G', 'U', 'F', 3, 0, 0, 0, 1});
        Path empty = Files.write(folder.resolve("c.gguf"), new byte[0]);

        for (Path file : new Path[] {noTensors, halfAHeader, empty}) {
            assertThat(failureToOpen(file, Map.of())).hasMessageContaining("is truncated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void aFileWithoutAChatTemplateIsRefusedWithWhatToDo(String chatTemplate) throws IOException {
        Path base = GgufFiles.write(folder.resolve("base.gguf"), "llama", 2048, 32, chatTemplate);

        assertThat(failureToOpen(base, Map.of()))
                .returns(Kind.UNAVAILABLE, ModelException::kind)
                .hasMessage("suite.yaml:4:3: llama/base.gguf: the model file " + base
                        + " has no chat template (tokenizer.chat_template), as that of a base model; take the file of an"
                        + " instruct model, or add the template of this one with llama.cpp's gguf_new_metadata.py"
                        + " --chat-template");
    }

    @Test
    void whatIsWrongWithAFileShowsBeforeItIsOpened() throws IOException {
        Path base = GgufFiles.write(folder.resolve("base.gguf"), "llama", 2048, 32, "");
        Path whole = GgufFiles.write(folder.resolve("whole.gguf"), "llama", 2048, 32);
        FakeModelContext context = new FakeModelContext(folder);

        assertThatThrownBy(() -> provider.check(Settings.file(base, 10, Map.of()), context))
                .hasMessageContaining("has no chat template");
        assertThatCode(() -> provider.check(Settings.file(whole, 10, Map.of()), context))
                .doesNotThrowAnyException();
    }

    @Test
    @Timeout(120)
    void anArchitectureThatTheEngineDoesNotKnowIsNamed() throws Exception {
        Path file = GgufFiles.write(folder.resolve("parrot.gguf"), "parrot", 2048, 32);
        try (LanguageModel model = provider.open(Settings.file(file, 10, Map.of()), new FakeModelContext(folder))) {
            ModelException failure =
                    catchThrowableOfType(ModelException.class, () -> model.reply(new Request("", "Hello", 0)));

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure)
                    .hasMessageContaining("unknown model architecture")
                    .hasMessageContaining("parrot");
        }
    }
}
