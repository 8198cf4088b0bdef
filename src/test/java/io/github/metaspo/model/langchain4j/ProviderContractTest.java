package io.github.metaspo.model.langchain4j;

import io.github.metaspo.model.LanguageModel;
import io.github.metaspo.model.ModelException;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.Reply;
import io.github.metaspo.model.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The same situation means the same, in the same words, whichever provider is asked: {@code contract.txt}. */
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
        List<Arguments> situations = new ArrayList<>();
        String name = "";
        String meaning = "";
        for (String line : lines()) {
            Optional<Protocol> protocol = Arrays.stream(Protocol.values())
                    .filter(known -> line.startsWith(known.provider() + ": "))
                    .findFirst();
            if (line.startsWith("## ")) {
                name = line.substring("## ".length());
            } else if (protocol.isPresent()) {
                situations.add(Arguments.of(
                        name,
                        protocol.get(),
                        meaning,
                        line.substring(protocol.get().provider().length() + 2)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                meaning = line;
            }
        }
        return situations;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = ProviderContractTest.class.getResourceAsStream("contract.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("situations")
    void meansTheSameForEachProvider(String situation, Protocol protocol, String meaning, String said)
            throws Exception {
        Matcher status = STATUS.matcher(said);
        boolean refused = status.matches();
        server.says(
                refused ? Integer.parseInt(status.group(1)) : 200,
                (refused ? status.group(2) : said).replace("\\n", "\n"));
        try (LanguageModel model = ModelProviders.find(getClass().getClassLoader())
                .open(
                        FakeSurroundings.settings(protocol.provider(), protocol.baseUrl(server.address())),
                        new FakeSurroundings(KEYS, Map.of(), Optional.empty(), false))) {
            if (meaning.startsWith("REPLY ") || meaning.startsWith("CUT ")) {
                assertReply(meaning, model.reply(REQUEST));
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

    private static void assertReply(String meaning, Reply reply) {
        String[] parts = meaning.split(" \\|( |$)", 2);
        assertThat(reply.cut()).isEqualTo(meaning.startsWith("CUT"));
        assertThat(reply.text()).isEqualTo(parts[0].substring(parts[0].indexOf(' ') + 1));
        String fact = parts.length == 1 ? "" : parts[1];
        String value = fact.substring(fact.indexOf(' ') + 1);
        switch (fact.split(" ")[0].toLowerCase(Locale.ROOT)) {
            case "usage" ->
                assertThat(reply.usage().input() + " " + reply.usage().output()).isEqualTo(value);
            case "thinking" -> assertThat(reply.thinking()).isEqualTo(value);
            case "model" -> assertThat(reply.model()).isEqualTo(value);
            default -> assertThat(fact).isEmpty();
        }
    }
}
