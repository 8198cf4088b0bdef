package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.ModelProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests that all providers report the same situation in the same way and words, as in {@code contract.txt}. */
class ProviderContractTest {

    private static final Pattern STATUS = Pattern.compile("(?s)([45]\\d\\d) (.*)");
    private static final Request REQUEST = new Request("Be brief.", "How good?", 0);
    private static final Map<String, String> KEYS = Map.of(
            "OPENAI_API_KEY", "sk-0123456789", "ANTHROPIC_API_KEY", "sk-0123456789", "GEMINI_API_KEY", "sk-0123456789");

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    static List<Arguments> situations() throws IOException {
        return Contract.situations().stream()
                .flatMap(situation -> Arrays.stream(Protocol.values())
                        .filter(protocol -> protocol.provider().equals(situation.provider()))
                        .map(protocol -> Arguments.of(situation, protocol)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void meansTheSameForEachProvider(Contract.Situation situation, Protocol protocol) throws Exception {
        String meaning = situation.meaning();
        String said = situation.said();
        Matcher status = STATUS.matcher(said);
        boolean refused = status.matches();
        server.says(
                refused ? Integer.parseInt(status.group(1)) : 200,
                (refused ? status.group(2) : said).replace("\\n", "\n"));
        try (LanguageModel model = ModelProviders.find(getClass().getClassLoader())
                .open(
                        FakeModelContext.settings(protocol.provider(), protocol.baseUrl(server.address())),
                        new FakeModelContext(KEYS, Map.of(), Optional.empty(), false))) {
            if (meaning.startsWith("REPLY ") || meaning.startsWith("CUT ")) {
                Contract.assertReply(meaning, model.reply(REQUEST));
            } else {
                String[] parts = meaning.split(" ", 2);
                assertThat(catchThrowableOfType(ModelException.class, () -> model.reply(REQUEST)))
                        .isNotNull()
                        .satisfies(failure -> assertThat(parts[1].split("\\|"))
                                .anyMatch(words ->
                                        String.valueOf(failure.getMessage()).contains(words)))
                        .extracting(failure -> failure.kind().name())
                        .isEqualTo(parts[0]);
            }
        }
        assertThat(server.asked()).hasSize(1);
    }
}
