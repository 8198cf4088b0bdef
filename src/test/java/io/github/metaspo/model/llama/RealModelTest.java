package io.github.metaspo.model.llama;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Tests with a real model. Runs only if METASPO_TEST_MODEL names SmolLM2-135M-Instruct or the default model folder has it. */
@Tag("real-model")
class RealModelTest {

    private static final String FILE = "SmolLM2-135M-Instruct.Q4_1.gguf";

    private static Path file = Path.of("");
    private static LanguageModel model = new UnopenedModel();

    @BeforeAll
    static void open() throws Exception {
        file = modelFile();
        assumeTrue(Files.isRegularFile(file), "no model file " + file);
        model = openWith(24, Map.of("contextLength", "256"));
    }

    static Path modelFile() {
        return Optional.ofNullable(System.getenv("METASPO_TEST_MODEL"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "metaspo", "models", FILE));
    }

    private static LanguageModel openWith(int maxTokens, Map<String, String> options) throws Exception {
        return new LlamaProvider().open(Settings.file(file, maxTokens, options), new FakeModelContext(file));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void theSameQuestionGetsTheSameAnswerTwice() throws Exception {
        Request question = new Request("You answer in one word.", "What is the capital of France?", 0);

        Reply first = model.reply(question);
        Reply second = model.reply(question);

        assertThat(first.text()).contains("Paris");
        assertThat(second).isEqualTo(first);
        assertThat(first.cut()).isFalse();
        assertThat(first.usage().input()).isBetween(20L, 40L);
        assertThat(first.usage().output()).isBetween(1L, 24L);
        assertThat(first.model()).contains(FILE).contains("4.2.0");
    }

    @Test
    void everyTokenOfTheChatTemplateReachesTheModel() throws Exception {
        Reply reply = model.reply(new Request("x", "y", 0));

        // <|im_start|> system \n x <|im_end|> \n, the same for user, and <|im_start|> ass istant \n
        assertThat(reply.usage().input()).isEqualTo(6 + 6 + 4);
    }

    @Test
    void theEarlierMessagesOfAConversationReachTheModel() throws Exception {
        List<Message> earlier = List.of(
                Message.user("My name is Zorro and I live in Paris."), Message.assistant("Nice to meet you, Zorro!"));

        Reply known = model.reply(new Request("", earlier, "What is my name?", 0));
        Reply unknown = model.reply(new Request("", "What is my name?", 0));

        assertThat(known.text()).contains("Zorro");
        assertThat(unknown.text()).doesNotContain("Zorro");
    }

    @Test
    void aTextOfTheSuiteEndsAnAnswerThatIsNotCutThen() throws Exception {
        RequestSettings stops = new RequestSettings(
                OptionalDouble.of(0.9),
                List.of(" "),
                Optional.empty(),
                RequestSettings.SystemRole.SYSTEM,
                new TreeMap<>(),
                new TreeMap<>());
        try (LanguageModel brief =
                new LlamaProvider().open(Settings.file(file, 24, stops), new FakeModelContext(file))) {
            Reply reply = brief.reply(new Request("", "Tell me a long story about a dragon.", 0));

            assertThat(reply.text()).isNotEmpty().doesNotContain(" ");
            assertThat(reply.cut()).isFalse();
        }
    }

    @Test
    void anAnswerThatTheTokenLimitEndsIsCut() throws Exception {
        try (LanguageModel brief = openWith(3, Map.of())) {
            Reply reply = brief.reply(new Request("", "Tell me a long story about a dragon.", 0));

            assertThat(reply.cut()).isTrue();
            assertThat(reply.usage().output()).isBetween(1L, 3L);
        }
    }

    @Test
    void aPromptThatDoesNotFitIsRejectedWithItsTokens() {
        assertThatThrownBy(() -> model.reply(new Request("", "word ".repeat(400), 0)))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.REJECTED))
                .hasMessageMatching(
                        "A prompt of 4\\d\\d tokens and an answer of up to 24 do not fit into .* 256 tokens.*");
    }

    @Test
    void emojiReachTheModelWhole() throws Exception {
        Reply plain = model.reply(new Request("Repeat what the user says.", "party", 0));
        Reply emoji = model.reply(new Request("Repeat what the user says.", "🎉 party 🎉", 0));

        // a garbled prompt also loses its end, four characters for each emoji
        assertThat(emoji.usage().input()).isGreaterThan(plain.usage().input() + 2);
        assertThat(emoji.text()).doesNotContain("ð").contains("party");
    }

    @Test
    void twoUsersOfOneBuildShareOneProcess() throws Exception {
        FakeModelContext build = new FakeModelContext(file);
        long before = ProcessHandle.current().children().count();
        ExecutorService modules = Executors.newFixedThreadPool(2);
        try (LanguageModel one = new LlamaProvider().open(Settings.file(file, 2, Map.of()), build);
                LanguageModel two = new LlamaProvider().open(Settings.file(file, 3, Map.of()), build)) {
            Future<Reply> first = modules.submit(() -> one.reply(new Request("", "Hello", 0)));
            Future<Reply> second = modules.submit(() -> two.reply(new Request("", "Hello", 0)));

            assertThat(second.get().text()).startsWith(first.get().text());
            assertThat(ProcessHandle.current().children().count()).isEqualTo(before + 1);
        } finally {
            modules.shutdown();
        }
    }

    /** Stands in the field until the real one is open. */
    private record UnopenedModel() implements LanguageModel {
        @Override
        public Reply reply(Request request) {
            throw new IllegalStateException("not open yet");
        }

        @Override
        public void close() {}
    }
}
