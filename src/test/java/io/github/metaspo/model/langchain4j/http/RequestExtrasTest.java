package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.model.langchain4j.Protocol;
import io.github.metaspo.model.langchain4j.ScriptedServer;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests how the settings of a suite change the requests to a server. */
class RequestExtrasTest {

    private static final Request REQUEST = new Request("Be brief.", "How good?", 0);
    private static final String GATEWAY_KEY = "gateway key 42";
    private static final Map<String, String> VARIABLES = Map.of(
            "OPENAI_API_KEY", "sk-1", "ANTHROPIC_API_KEY", "sk-2", "GEMINI_API_KEY", "sk-3", "GATEWAY", GATEWAY_KEY);

    private final ScriptedServer server = new ScriptedServer();
    private final Path folder;

    RequestExtrasTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ModelSettings settings(Protocol protocol, String more) throws Exception {
        return settings(protocol, protocol.baseUrl(server.address()).toString(), more);
    }

    private ModelSettings settings(Protocol protocol, String baseUrl, String more) throws Exception {
        Path suite = Files.writeString(
                folder.resolve("review.yaml"),
                """
                suite: review
                systemPrompt: You help.
                models: {target: {provider: %s, name: tiny, baseUrl: "%s"%s}}
                tasks:
                  - {id: a, role: unseen, prompt: "{question}", examples: {train: [], test: [{question: q, answer: a}]}}
                """
                        .formatted(protocol.provider(), baseUrl, more.isEmpty() ? "" : ", " + more));
        return new SuiteLoader(folder, Map.of()).load(suite).target();
    }

    private ScriptedServer.Asked asked(Protocol protocol, ModelSettings settings) throws Exception {
        server.says(200, protocol.reply("\"5\"", false));
        try (LanguageModel model = open(settings)) {
            model.reply(REQUEST);
        }
        return server.asked().get(0);
    }

    private JsonNode body(Protocol protocol, String more) throws Exception {
        return new JsonMapper()
                .readTree(asked(protocol, settings(protocol, more)).body());
    }

    private static LanguageModel open(ModelSettings settings) throws Exception {
        return ModelProviders.find(RequestExtrasTest.class.getClassLoader())
                .open(settings, new FakeModelContext(VARIABLES, Map.of(), Optional.empty(), false));
    }

    private static String refusal(ModelSettings settings) {
        ModelException failure = catchThrowableOfType(ModelException.class, () -> {
            try (LanguageModel model = open(settings)) {
                model.reply(REQUEST);
            }
        });
        assertThat(failure.toString()).doesNotContain(GATEWAY_KEY);
        return String.valueOf(failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, /top_p, /stop, /reasoning_effort",
        "ANTHROPIC, /top_p, /stop_sequences, /output_config/effort",
        "GEMINI, /generationConfig/topP, /generationConfig/stopSequences, /generationConfig/thinkingConfig/thinkingLevel",
        "OLLAMA, /options/top_p, /options/stop, /think"
    })
    void samplingIsWhereTheProtocolHasIt(Protocol protocol, String topP, String stop, String effort) throws Exception {
        JsonNode body = body(protocol, "topP: 0.5, stop: [END, \"\\n\\n\"], reasoningEffort: low");

        assertThat(body.at(topP).asDouble()).isEqualTo(0.5);
        assertThat(body.at(stop).toString()).isEqualTo("[\"END\",\"\\n\\n\"]");
        assertThat(body.at(effort).asText()).isEqualTo("low");
        assertThat(body.toString()).contains("512");
    }

    @ParameterizedTest
    @EnumSource
    void optionsAreFieldsOfTheBody(Protocol protocol) throws Exception {
        JsonNode body = body(
                protocol,
                "options: {top_k: 20, seen: true, chat_template_kwargs: {enable_thinking: false, depth: [1, 2.5, x]}, user: \"7\"}");

        assertThat(body.at("/top_k").isInt()).isTrue();
        assertThat(body.at("/seen").isBoolean()).isTrue();
        assertThat(body.at("/chat_template_kwargs").toString())
                .isEqualTo("{\"enable_thinking\":false,\"depth\":[1,2.5,\"x\"]}");
        assertThat(body.at("/user").isTextual()).isTrue();
    }

    @Test
    void anOptionGoesBesideWhatIsSentAnyway() throws Exception {
        JsonNode body = body(Protocol.GEMINI, "options: {generationConfig: {thinkingConfig: {thinkingBudget: 0}}}");

        assertThat(body.at("/generationConfig/thinkingConfig/thinkingBudget").asText())
                .isEqualTo("0");
        assertThat(body.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(512);
    }

    @Test
    void aNullTakesAFieldAway() throws Exception {
        ObjectNode body = (ObjectNode) new JsonMapper().readTree("{\"a\": {\"b\": 1, \"c\": 2}}");

        BodyFields.merge(body, (ObjectNode) new JsonMapper().readTree("{\"a\": {\"b\": null}}"));

        assertThat(body).hasToString("{\"a\":{\"c\":2}}");
    }

    @Test
    void aBoundUnderItsNewNameTakesThePlaceOfTheOldOne() throws Exception {
        ModelSettings settings = settings(Protocol.OPENAI, "options: {max_completion_tokens: 8192}");

        JsonNode body =
                new JsonMapper().readTree(asked(Protocol.OPENAI, settings).body());

        assertThat(body.at("/max_completion_tokens").asInt()).isEqualTo(8192);
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(settings.maxTokens()).isEqualTo(8192);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI | temperature: 1 | the option temperature has its own setting; write temperature beside options instead",
                "OPENAI | max_tokens: 9 | the option max_tokens has its own setting; write maxTokens beside options instead",
                "OPENAI | messages: [] | the option messages is set by the plugin",
                "OLLAMA | options: {num_predict: 9} | the option options.num_predict has its own setting; write maxTokens",
                "GEMINI | generationConfig: {seed: 9} | the option generationConfig.seed has its own setting; write seed",
                "ANTHROPIC | system: x | the option system is set by the plugin"
            })
    void whatHasASettingIsNoOption(Protocol protocol, String option, String words) throws Exception {
        assertThat(refusal(settings(protocol, "options: {" + option + "}"))).contains("review.yaml:3:", words);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aTextIsAnotherOptionThanTheNumberThatItReadsLike() throws Exception {
        ModelProviders providers = ModelProviders.find(getClass().getClassLoader());

        assertThat(providers.answerSettings(settings(Protocol.OPENAI, "options: {a: 7, b: {c: [1]}, d: word}")))
                .isEqualTo(Map.of("a", "7", "b", "{\"c\":[1]}", "d", "word"));
        assertThat(providers.answerSettings(settings(Protocol.OPENAI, "options: {a: \"7\"}")))
                .isEqualTo(Map.of("a", "\"7\""));
    }

    @Test
    void theQueryOfTheAddressStaysAtItsEnd() throws Exception {
        String deployment = server.address() + "/openai/deployments/d";
        ScriptedServer.Asked asked =
                asked(Protocol.OPENAI, settings(Protocol.OPENAI, deployment + "/?api-version=2024-10-21", ""));

        assertThat(asked.uri()).hasToString("/openai/deployments/d/chat/completions?api-version=2024-10-21");
    }

    @Test
    void aParameterIsNeverThereTwice() {
        RequestExtras extras = new RequestExtras(
                Optional.of("api-version=2&x=1"), Map.of(), List.of(), new JsonMapper().createObjectNode(), false);

        assertThat(extras.url("http://a/b?api-version=2")).isEqualTo("http://a/b?api-version=2&x=1");
        assertThat(extras.url("http://a/b")).isEqualTo("http://a/b?api-version=2&x=1");
    }

    @Test
    void headersAreSentAndTakeThePlaceOfTheUsualKey() throws Exception {
        ScriptedServer.Asked asked = asked(
                Protocol.OPENAI, settings(Protocol.OPENAI, "headers: {api-key: \"${env.GATEWAY}\", X-Team: prompts}"));

        assertThat(asked.headers().get("Api-key")).containsExactly(GATEWAY_KEY);
        assertThat(asked.headers().get("X-team")).containsExactly("prompts");
        assertThat(asked.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aHeaderOfTheSuiteReplacesTheProtocolsOwn() throws Exception {
        ScriptedServer.Asked asked =
                asked(Protocol.ANTHROPIC, settings(Protocol.ANTHROPIC, "headers: {anthropic-version: 2030-01-01}"));

        assertThat(asked.headers().get("Anthropic-version")).containsExactly("2030-01-01");
    }

    @Test
    void aServerThatRepeatsAHeaderDoesNotBringItIntoTheLog() throws Exception {
        server.says(400, "{\"error\": {\"message\": \"what is " + GATEWAY_KEY + "\"}}");

        assertThat(refusal(settings(Protocol.OPENAI, "headers: {api-key: \"${env.GATEWAY}\"}")))
                .contains("what is ***");
    }

    @Test
    void aMissingVariableOfAHeaderIsNamed() throws Exception {
        assertThat(refusal(settings(Protocol.OPENAI, "headers: {api-key: \"${env.NOT_THERE}\"}")))
                .contains(
                        "review.yaml:3:",
                        "the header api-key uses the environment variable NOT_THERE, which is not set");
    }

    @Test
    void theSystemPromptMayBeOfTheDeveloper() throws Exception {
        assertThat(body(Protocol.OPENAI, "systemRole: developer")
                        .at("/messages/0/role")
                        .asText())
                .isEqualTo("developer");
        assertThat(refusal(settings(Protocol.ANTHROPIC, "systemRole: developer")))
                .contains("this provider does not support systemRole: developer; write system or user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
                        + " | write options: {max_completion_tokens: 8192}",
                "max_tokens: 200000 > 8192, which is the maximum allowed number of output tokens | lower maxTokens",
                "'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context length is 4096"
                        + " | lower maxTokens",
                "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported."
                        + " | write temperature: provider",
                "`temperature` is deprecated for this model. | write temperature: provider",
                "`temperature` and `top_p` cannot both be specified for this model. | write temperature: provider",
                "System role not supported | write systemRole: user",
                "Unsupported value: 'messages[0].role' does not support 'system' with this model. | write systemRole: user",
                "Developer instruction is not enabled for models/gemma-3-27b-it | write systemRole: user",
                "Conversation roles must alternate user/assistant/user/assistant/... | write systemRole: user",
                "'developer' is not one of ['system', 'assistant', 'user'] - 'messages.0.role' | write systemRole: system",
                "seed: Extra inputs are not permitted | leave seed out",
                "Unsupported parameter: 'stop' is not supported with this model. | leave stop out",
                "Unrecognized request argument supplied: reasoning_effort | leave reasoningEffort out",
                "\"gemma3\" does not support thinking | leave reasoningEffort out",
                "the weather is bad | correct the model's settings, or shorten the prompt",
            })
    void aComplaintAboutASettingIsAnsweredWithWhatToWrite(String complaint, String advice) throws Exception {
        server.says(400, "{\"error\": {\"message\": " + new JsonMapper().writeValueAsString(complaint) + "}}");

        assertThat(refusal(settings(Protocol.OPENAI, ""))).contains("; " + advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANTHROPIC | thinking: true | /thinking | {\"type\":\"adaptive\"}",
                "ANTHROPIC | thinking: false | /thinking | {\"type\":\"disabled\"}",
                "ANTHROPIC | thinking: {type: enabled, budget_tokens: 2000} | /thinking | {\"type\":\"enabled\",\"budget_tokens\":2000}",
                "ANTHROPIC | thinkingBudget: 2000 | /thinking | {\"budget_tokens\":2000,\"type\":\"enabled\"}",
                "GEMINI | thinking: true | /generationConfig/thinkingConfig/thinkingBudget | -1",
                "GEMINI | thinking: false | /generationConfig/thinkingConfig/thinkingBudget | 0",
                "GEMINI | thinkingBudget: 2000 | /generationConfig/thinkingConfig/thinkingBudget | 2000",
                "OLLAMA | thinking: false | /think | false",
                "OLLAMA | contextLength: 8192 | /options/num_ctx | 8192",
                "OLLAMA | keepAlive: 10m | /keep_alive | \"10m\"",
            })
    void anOptionWithOneMeaningHasItsPlaceInEachProtocol(Protocol protocol, String option, String place, String value)
            throws Exception {
        assertThat(body(protocol, "options: {" + option + "}").at(place).toString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OLLAMA | contextLength: big | the option contextLength must be a whole number above 0",
                "OLLAMA | contextlenght: 8192 | did you mean \"contextLength\"?",
                "GEMINI | thinking: often | the option thinking must be true or false",
            })
    void anOptionThatCannotBeIsRefused(Protocol protocol, String option, String words) throws Exception {
        assertThat(refusal(settings(protocol, "options: {" + option + "}"))).contains(words);
    }

    @Test
    void theContextOfOllamaHoldsWhatIsSentAndNeverShrinks() throws Exception {
        server.says(200, Protocol.OLLAMA.reply("\"5\"", false).replace("11", "12000"));
        try (LanguageModel model = open(settings(Protocol.OLLAMA, ""))) {
            for (int words : new int[] {10, 9_000, 10}) {
                model.reply(new Request("Be brief.", "word ".repeat(words), 0));
            }
        }
        assertThat(server.asked())
                .extracting(asked -> new JsonMapper()
                        .readTree(asked.body())
                        .at("/options/num_ctx")
                        .asInt())
                .containsExactly(4_096, 16_384, 16_384);
    }

    @Test
    void anOllamaThatDroppedTheBeginningOfAPromptGivesNoAnswer() throws Exception {
        server.says(200, Protocol.OLLAMA.reply("\"5\"", false).replace("11", "2050"));
        try (LanguageModel model = open(settings(Protocol.OLLAMA, ""))) {
            assertThat(catchThrowableOfType(
                            ModelException.class, () -> model.reply(new Request("RULE", "word ".repeat(6_000), 0))))
                    .hasMessageContaining(
                            "did not read the whole prompt: it read 2,050 tokens of a prompt of about 6,0")
                    .hasMessageContaining("contextLength")
                    .returns(ModelException.Kind.REJECTED, ModelException::kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1, 'leave that out, or write provider: openai'", "/api, leave that out"})
    void anAddressOfAnotherProtocolIsNoOllama(String path, String words) throws Exception {
        assertThat(refusal(settings(Protocol.OLLAMA, server.address() + path, "")))
                .contains("ends in " + path)
                .contains(words);
    }

    /** A server of a model that takes neither a temperature nor max_tokens, and says so in OpenAI's words. */
    private void refusesDefaults() {
        server.plays(exchange -> {
            String asked = server.asked().get(server.asked().size() - 1).body();
            String refusal = asked.contains("\"max_tokens\"")
                    ? "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
                    : asked.contains("\"temperature\"")
                            ? "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported."
                            : "";
            byte[] said = (refusal.isEmpty()
                            ? Protocol.OPENAI.reply("\"5\"", false)
                            : "{\"error\": {\"message\": \"" + refusal + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refusal.isEmpty() ? 200 : 400, said.length);
            exchange.getResponseBody().write(said);
        });
    }

    @Test
    void whatThePluginSendsByDefaultIsLeftOutWhereTheModelRefusesIt() throws Exception {
        refusesDefaults();
        try (LanguageModel model = open(settings(Protocol.OPENAI, ""))) {
            for (int requests = 1; requests <= 2; requests++) {
                assertThat(catchThrowableOfType(ModelException.class, () -> model.reply(REQUEST)))
                        .returns(ModelException.Kind.REFUSED_DEFAULT, ModelException::kind);
                assertThat(server.asked())
                        .as("requests, each a call of the budget")
                        .hasSize(requests);
            }
            assertThat(model.reply(REQUEST).text()).isEqualTo("5");
            assertThat(model.reply(REQUEST).text()).isEqualTo("5");
            assertThat(server.asked()).hasSize(4);
            assertThat(server.asked().get(3).body())
                    .contains("\"max_completion_tokens\":512")
                    .doesNotContain("temperature");
        }
    }

    @Test
    void aTemperatureThatTheSuiteAsksForIsNeverLeftOut() throws Exception {
        refusesDefaults();
        try (LanguageModel model = open(settings(Protocol.OPENAI, "temperature: 0"))) {
            assertThat(catchThrowableOfType(ModelException.class, () -> model.reply(REQUEST)))
                    .as("of max_tokens")
                    .returns(ModelException.Kind.REFUSED_DEFAULT, ModelException::kind);
            assertThat(catchThrowableOfType(ModelException.class, () -> model.reply(REQUEST)))
                    .returns(ModelException.Kind.REJECTED, ModelException::kind)
                    .hasMessageContaining("write temperature: provider");
        }
    }
}
