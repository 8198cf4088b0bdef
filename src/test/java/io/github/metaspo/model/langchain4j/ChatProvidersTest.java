package io.github.metaspo.model.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.ModelSettings.ApiKey;
import io.github.metaspo.api.Proxy;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.RequestSettings;
import io.github.metaspo.api.Secret;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ChatProvidersTest {

    private static final String KEY = "sk-0123456789-very-secret";
    private static final String PASSWORD = "proxy-pass-word";
    private static final Request REQUEST = new Request("Be brief.", "How good?", 0);

    private final ScriptedServer server = new ScriptedServer();
    private final List<LanguageModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LanguageModel::close);
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsWrittenAsTheProtocolWantsIt(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("\"5\"", false));
        ModelSettings settings = with(settings(protocol), OptionalDouble.of(0.5), OptionalLong.empty(), Map.of());

        open(settings).reply(REQUEST);

        ScriptedServer.Asked asked = server.asked().get(0);
        assertThat(asked.uri().getPath()).isEqualTo(protocol.path());
        JsonNode body = new JsonMapper().readTree(asked.body());
        for (String expected : protocol.sent()) {
            String[] parts = expected.split("=", 2);
            assertThat(body.at(parts[0]).asText()).as(parts[0]).isEqualTo(parts[1]);
        }
        assertThat(header(asked, protocol.keyHeader())).endsWith(KEY);
        assertThat(header(asked, "upgrade")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptySystemPromptIsNotSent(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("\"5\"", false));

        open(settings(protocol)).reply(new Request("", "How good?", 0));

        String body = server.asked().get(0).body();
        assertThat(new JsonMapper()
                        .readTree(body)
                        .at(protocol.userWithoutSystem())
                        .asText())
                .isEqualTo("How good?");
        assertThat(body).doesNotContain("system");
    }

    @ParameterizedTest
    @EnumSource
    void aConversationIsSentAsAWhole(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("\"5\"", false));
        List<Message> earlier = List.of(Message.user("Hello"), Message.assistant("What is it?"));

        open(settings(protocol)).reply(new Request("Be brief.", earlier, "How good?", 0));

        JsonNode body = new JsonMapper().readTree(server.asked().get(0).body());
        assertThat(protocol.conversation().stream().map(body::at).map(JsonNode::asText))
                .containsExactly(
                        "Hello", "What is it?", "How good?", protocol == Protocol.GEMINI ? "model" : "assistant");
    }

    @ParameterizedTest
    @EnumSource
    void aReplyKeepsTextTokensAndTheModelsName(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("\"\\u001b<b>\\u00e4\\ud83d\\ude00</b>\"", false));

        Reply reply = open(settings(protocol)).reply(REQUEST);

        assertThat(reply).isEqualTo(new Reply("\u001b<b>ä😀</b>", false, new Usage(11, 7), "tiny-2026"));
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatEndsAtTheMostTokensIsMarkedCut(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("\"<answer>\"", true));

        assertThat(open(settings(protocol)).reply(REQUEST).cut()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aReplyWithoutTextIsAFailedCall(Protocol protocol) throws Exception {
        server.says(200, protocol.reply("null", false));

        assertThat(failure(settings(protocol)))
                .hasMessageContaining("is empty (no ")
                .returns(Kind.EMPTY_REPLY, ModelException::kind);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OLLAMA")
    void aWithheldAnswerIsRejected(Protocol protocol) throws Exception {
        server.says(200, protocol.filtered());

        assertThat(failure(settings(protocol)))
                .hasMessageContaining("content filter")
                .returns(Kind.REJECTED, ModelException::kind);
    }

    @Test
    void aReplyInAnotherEncodingIsRead() throws Exception {
        server.says(
                200,
                Protocol.OPENAI.reply("\"größer\"", false),
                Map.of("Content-Type", "application/json; charset=iso-8859-1"),
                StandardCharsets.ISO_8859_1);

        assertThat(open(settings(Protocol.OPENAI)).reply(REQUEST).text()).isEqualTo("größer");
    }

    @Test
    void aReplyOfAMegabyteIsRead() throws Exception {
        server.says(200, Protocol.OPENAI.reply("\"" + "x".repeat(1 << 20) + "\"", false));

        assertThat(open(settings(Protocol.OPENAI)).reply(REQUEST).text()).hasSize(1 << 20);
    }

    @Test
    void aReplyWithoutTokensAndModelTakesTheNameAskedFor() throws Exception {
        server.says(200, "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"5\"}}]}");

        assertThat(open(settings(Protocol.OPENAI)).reply(REQUEST)).isEqualTo(new Reply("5", false, Usage.NONE, "tiny"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED, does not accept the request",
        "401, WRONG_KEY, correct it in the environment variable",
        "403, FORBIDDEN, correct the key in the environment variable",
        "404, UNKNOWN_MODEL, does not know the model",
        "408, TIMED_OUT, gave up waiting",
        "413, REJECTED, does not accept the request",
        "429, RATE_LIMITED, lower the model's concurrency",
        "500, SERVER_ERROR, look at the server's log",
        "503, SERVER_ERROR, look at the server's log"
    })
    void aStatusIsExplainedForEveryProtocolAfterOneCall(int status, Kind kind, String words) throws Exception {
        for (Protocol protocol : Protocol.values()) {
            server.asked().clear();
            server.says(status, "{\"error\": {\"message\": \"No,\\n\\u001b " + KEY + " is bad\"}}");

            assertThat(failure(settings(protocol)))
                    .hasMessageStartingWith(protocol.provider() + "/tiny: ")
                    .hasMessageContaining(protocol.baseUrl(server.address()).toString())
                    .hasMessageContaining(words)
                    .hasMessageContaining(status + ": No, \\u{1B} *** is bad")
                    .hasMessageNotContaining("\n")
                    .returns(kind, ModelException::kind);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void theProvidersWordsAreShortened() throws Exception {
        server.says(400, "<html>" + "long ".repeat(1000));

        assertThat(failure(settings(Protocol.OPENAI)).getMessage())
                .contains("<html>long")
                .hasSizeLessThan(460);
    }

    @Test
    void aWrongKeyOfGeminiIsKnownByItsBody() throws Exception {
        server.says(
                400,
                """
                {"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT",
                 "details": [{"reason": "API_KEY_INVALID"}]}}
                """);

        assertThat(failure(settings(Protocol.GEMINI))).returns(Kind.WRONG_KEY, ModelException::kind);
    }

    @Test
    void anUnknownModelOfOllamaIsToBePulled() throws Exception {
        server.says(404, "{\"error\": \"model 'tiny' not found\"}");

        assertThat(failure(settings(Protocol.OLLAMA)))
                .hasMessageContaining("model 'tiny' not found")
                .hasMessageContaining("ollama pull tiny");
    }

    @Test
    void aBaseUrlWithoutItsVersionIsNoticed() throws Exception {
        server.says(404, "no such page");

        assertThat(failure(FakeModelContext.settings("openai", URI.create(server.address()))))
                .hasMessageContaining("does baseUrl end in /v1?");
    }

    @Test
    void theTimeToWaitIsReadInSeconds() throws Exception {
        server.says(429, "{}", Map.of("Retry-After", "17"));

        assertThat(failure(settings(Protocol.OPENAI)).retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void theTimeToWaitIsReadAsADate() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100));
        server.says(503, "{}", Map.of("Retry-After", date));

        assertThat(failure(settings(Protocol.OPENAI)).retryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(100));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsNotOfTheProtocolIsUnreadable(Protocol protocol) throws Exception {
        for (String body :
                List.of("<html>hello</html>", "{\"choice\": []}", "", "{\"choi", KEY, "{\"model\": " + KEY)) {
            server.says(200, body);

            assertThat(failure(settings(protocol))).as(body).returns(Kind.UNREADABLE_REPLY, ModelException::kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyCutInHalfIsAFailureOfTheServer(Protocol protocol) throws Exception {
        server.breaksOffIn(protocol.reply("\"5\"", false));

        assertThat(failure(settings(protocol)))
                .hasMessageContaining("broke before the reply was complete")
                .returns(Kind.SERVER_ERROR, ModelException::kind);
    }

    @Test
    void aDeadPortIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(failure(FakeModelContext.settings("openai", URI.create("http://localhost:" + port + "/v1"))))
                .hasMessageContaining("nothing answers at http://localhost:" + port + "/v1 (connection refused)")
                .returns(Kind.UNREACHABLE, ModelException::kind);
    }

    @Test
    void anUnknownHostIsNamed() throws Exception {
        assertThat(failure(FakeModelContext.settings("openai", URI.create("http://no-such-host.invalid/v1"))))
                .hasMessageContaining("http://no-such-host.invalid/v1 (the host is unknown)")
                .returns(Kind.UNREACHABLE, ModelException::kind);
    }

    @Test
    void aServerWithoutTlsIsToldApart() throws Exception {
        try (RawServer plain = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            URI address = URI.create("https://localhost:" + plain.port() + "/v1");

            assertThat(failure(FakeModelContext.settings("openai", address)))
                    .hasMessageContaining("TLS failed")
                    .returns(Kind.UNREACHABLE, ModelException::kind);
        }
    }

    @Test
    void aServerThatHangsInTheBodyTimesOut() throws Exception {
        server.hangsInTheBody(new CountDownLatch(1));

        assertThat(failure(with(settings(Protocol.OPENAI), Duration.ofMillis(300))))
                .hasMessageContaining("no reply within 0.3s; raise the model's timeout")
                .returns(Kind.TIMED_OUT, ModelException::kind);
    }

    @Test
    void aServerThatNeverBeginsTimesOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + silent.getLocalPort() + "/v1");

            assertThat(failure(with(FakeModelContext.settings("openai", address), Duration.ofMillis(300))))
                    .hasMessageContaining("no reply within 0.3s")
                    .returns(Kind.TIMED_OUT, ModelException::kind);
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedIsNotAskedAgain() throws Exception {
        String body = Protocol.OPENAI.reply("\"5\"", false);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        try (RawServer server = new RawServer(head + "\r\n\r\n" + body)) {
            LanguageModel model =
                    open(FakeModelContext.settings("openai", URI.create("http://localhost:" + server.port() + "/v1")));
            model.reply(REQUEST);
            server.awaitEnd();

            assertThat(model.reply(REQUEST).text()).isEqualTo("5");
        }
    }

    @Test
    void aThreadThatIsInterruptedAlreadyAsksNothing() throws Exception {
        LanguageModel model = open(settings(Protocol.OPENAI));

        Thread.currentThread().interrupt();

        assertThat(catchThrowableOfType(InterruptedException.class, () -> model.reply(REQUEST)))
                .isNotNull();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void anInterruptedThreadReturnsAtOnce() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        server.hangsInTheBody(waiting);
        LanguageModel model = open(settings(Protocol.OPENAI));
        FutureTask<Throwable> call =
                new FutureTask<>(() -> catchThrowableOfType(InterruptedException.class, () -> model.reply(REQUEST)));
        Thread thread = new Thread(call);
        thread.start();
        waiting.await();

        thread.interrupt();

        assertThat(call.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aProxyIsUsedWithItsCredentials() throws Exception {
        server.says(200, Protocol.OPENAI.reply("\"5\"", false));
        ModelSettings settings = FakeModelContext.settings("openai", URI.create("http://models.invalid/v1"));

        open(settings, behind(proxy(server.port()))).reply(REQUEST);

        ScriptedServer.Asked asked = server.asked().get(0);
        assertThat(asked.uri()).hasToString("http://models.invalid/v1/chat/completions");
        assertThat(header(asked, "proxy-authorization")).isEqualTo("Basic bWU6cHJveHktcGFzcy13b3Jk");
    }

    @Test
    void aProxyThatRefusesATunnelSaysWhatToSet() throws Exception {
        String refusal = "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
        try (RawServer proxy = new RawServer(refusal)) {
            ModelSettings settings = FakeModelContext.settings("openai", URI.create("https://models.invalid/v1"));

            assertThat(failure(settings, behind(proxy(proxy.port()))))
                    .hasMessageContaining("through the proxy localhost:" + proxy.port())
                    .hasMessageContaining("-Djdk.http.auth.tunneling.disabledSchemes=")
                    .returns(Kind.UNAVAILABLE, ModelException::kind);
            assertThat(proxy.heard())
                    .startsWith("CONNECT models.invalid:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("Host: models.invalid:443\r\n")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void offlineOnlyThisMachineIsAsked() throws Exception {
        FakeModelContext offline = new FakeModelContext(Map.of(), Map.of(), Optional.empty(), true);
        server.says(200, Protocol.OPENAI.reply("\"5\"", false));

        assertThat(open(settings(Protocol.OPENAI), offline).reply(REQUEST).text())
                .isEqualTo("5");
        assertThat(failure(FakeModelContext.settings("openai", URI.create("http://models.invalid/v1")), offline))
                .hasMessageContaining("run without -o")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OPENAI", "OLLAMA"})
    void aMissingKeySaysWhatToSet(Protocol protocol) {
        assertThat(failure(settings(protocol), new FakeModelContext()))
                .hasMessageStartingWith("review.yaml:4:5: ")
                .hasMessageContaining(protocol.keyVariable())
                .returns(Kind.WRONG_KEY, ModelException::kind);
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() throws Exception {
        server.says(200, Protocol.OPENAI.reply("\"5\"", false));

        open(settings(Protocol.OPENAI), new FakeModelContext()).reply(REQUEST);

        assertThat(header(server.asked().get(0), "authorization")).isEmpty();
    }

    @Test
    void aServerThatAsksForAKeySaysWhereToPutIt() throws Exception {
        server.says(401, "{}");

        assertThat(failure(settings(Protocol.OPENAI), new FakeModelContext()))
                .hasMessageContaining("requires a key (401: {}); put one in an environment variable and name it");
    }

    @Test
    void aKeyOfSettingsXmlIsNamedByItsServer() throws Exception {
        ModelSettings settings = with(settings(Protocol.OPENAI), new ApiKey.Server("models"));
        server.says(401, "{}");

        assertThat(failure(settings, new FakeModelContext(Map.of(), Map.of("models", KEY), Optional.empty(), false)))
                .hasMessageContaining("correct it in the password of server \"models\" in settings.xml");
        assertThat(failure(settings, new FakeModelContext()))
                .hasMessageContaining("there is no key in the password of server \"models\"")
                .returns(Kind.WRONG_KEY, ModelException::kind);
    }

    @Test
    void aKeyWithALineBreakIsRefusedUnseen() {
        ModelSettings settings = with(settings(Protocol.OPENAI), new ApiKey.Environment("VLLM_KEY"));

        assertThat(failure(
                        settings,
                        new FakeModelContext(Map.of("VLLM_KEY", KEY + "\n"), Map.of(), Optional.empty(), false)))
                .hasMessageContaining("VLLM_KEY")
                .hasMessageContaining("line breaks")
                .returns(Kind.WRONG_KEY, ModelException::kind);
    }

    @Test
    void aReasoningModelGetsItsOwnParameterForTheMostTokens() throws Exception {
        server.says(200, Protocol.OPENAI.reply("\"5\"", false));
        Map<String, String> options = Map.of("maxTokensParameter", "max_completion_tokens");

        open(with(settings(Protocol.OPENAI), OptionalDouble.empty(), OptionalLong.of(7), options))
                .reply(REQUEST);

        JsonNode body = new JsonMapper().readTree(server.asked().get(0).body());
        assertThat(body.at("/max_completion_tokens").asInt()).isEqualTo(512);
        assertThat(body.at("/seed").asInt()).isEqualTo(7);
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(body.has("temperature")).isFalse();
    }

    @Test
    void anUnknownOptionNamesTheNearestKnownOne() {
        assertThat(failure(withOptions(Map.of("maxTokenParameter", "max_tokens"))))
                .hasMessageContaining("review.yaml:4:5")
                .hasMessageContaining("did you mean \"maxTokensParameter\"?")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
        assertThat(failure(withOptions(Map.of("maxTokensParameter", "max_token"))))
                .hasMessageContaining("did you mean \"max_tokens\"?");
    }

    @Test
    void anAddressThatIsNoneOrHoldsAKeyIsRefused() {
        assertThat(failure(FakeModelContext.settings("openai", URI.create("localhost:8000"))))
                .hasMessageContaining("baseUrl localhost:8000 is not a web address")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
        assertThat(failure(FakeModelContext.settings("openai", URI.create("http://me:" + KEY + "@localhost/v1"))))
                .hasMessageContaining("give a key under apiKey")
                .returns(Kind.UNAVAILABLE, ModelException::kind);
    }

    @Test
    void aSeedThatTheProtocolCannotExpressIsRefused() {
        assertThat(failure(with(settings(Protocol.ANTHROPIC), OptionalDouble.empty(), OptionalLong.of(1), Map.of())))
                .hasMessageContaining("does not support seed");
        assertThat(failure(
                        with(settings(Protocol.OPENAI), OptionalDouble.empty(), OptionalLong.of(1L << 40), Map.of())))
                .hasMessageContaining("32 bits");
    }

    @Test
    void manyThreadsShareAModelAndItsConnections() throws Exception {
        server.says(200, Protocol.OPENAI.reply("\"5\"", false));
        LanguageModel model = open(settings(Protocol.OPENAI));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                replies.add(threads.submit(() -> model.reply(REQUEST)));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().text()).isEqualTo("5");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.asked()).hasSize(1000);
        assertThat(server.asked().stream().map(ScriptedServer.Asked::from).distinct())
                .hasSizeLessThanOrEqualTo(64);
    }

    private ModelSettings settings(Protocol protocol) {
        ModelSettings settings = FakeModelContext.settings(protocol.provider(), protocol.baseUrl(server.address()));
        return protocol == Protocol.OLLAMA ? with(settings, new ApiKey.Environment(protocol.keyVariable())) : settings;
    }

    private LanguageModel open(ModelSettings settings) throws Exception {
        return open(settings, new FakeModelContext(keys(), Map.of(), Optional.empty(), false));
    }

    private LanguageModel open(ModelSettings settings, FakeModelContext context) throws Exception {
        LanguageModel model = ModelProviders.find(getClass().getClassLoader()).open(settings, context);
        opened.add(model);
        return model;
    }

    private ModelException failure(ModelSettings settings) {
        return failure(settings, new FakeModelContext(keys(), Map.of(), Optional.empty(), false));
    }

    /** Why the model cannot be opened or asked; whatever it is, it holds no key and no password. */
    private ModelException failure(ModelSettings settings, FakeModelContext context) {
        ModelException failure = catchThrowableOfType(
                ModelException.class, () -> open(settings, context).reply(REQUEST));
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString() + failure).doesNotContain(KEY).doesNotContain(PASSWORD);
        return failure;
    }

    private static Map<String, String> keys() {
        return Map.of(
                "OPENAI_API_KEY",
                KEY,
                "ANTHROPIC_API_KEY",
                KEY,
                "GOOGLE_API_KEY",
                KEY,
                "GEMINI_API_KEY",
                KEY,
                "OLLAMA_KEY",
                KEY);
    }

    private static Proxy proxy(int port) {
        return new Proxy("localhost", port, Optional.of(new Proxy.Credentials("me", new Secret(PASSWORD))));
    }

    private static FakeModelContext behind(Proxy proxy) {
        return new FakeModelContext(Map.of(), Map.of(), Optional.of(proxy), false);
    }

    private static String header(ScriptedServer.Asked asked, String name) {
        return asked.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> String.join(",", entry.getValue()))
                .findFirst()
                .orElse("");
    }

    private ModelSettings withOptions(Map<String, String> options) {
        return with(settings(Protocol.OPENAI), OptionalDouble.empty(), OptionalLong.empty(), options);
    }

    static ModelSettings with(ModelSettings s, ApiKey apiKey) {
        return with(s, apiKey, s.temperature(), s.seed(), s.timeout(), s.request());
    }

    private static ModelSettings with(ModelSettings s, Duration timeout) {
        return with(s, s.apiKey(), s.temperature(), s.seed(), timeout, s.request());
    }

    private static ModelSettings with(
            ModelSettings s, OptionalDouble temperature, OptionalLong seed, Map<String, String> options) {
        return with(s, s.apiKey(), temperature, seed, s.timeout(), RequestSettings.of(options));
    }

    private static ModelSettings with(
            ModelSettings s,
            ApiKey apiKey,
            OptionalDouble temperature,
            OptionalLong seed,
            Duration timeout,
            RequestSettings request) {
        return new ModelSettings(
                s.provider(),
                s.name(),
                s.file(),
                s.baseUrl(),
                apiKey,
                temperature,
                seed,
                s.maxTokens(),
                timeout,
                s.deadline(),
                s.concurrency(),
                s.rate(),
                s.price(),
                request,
                s.location());
    }
}
