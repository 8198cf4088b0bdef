package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.ModelProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests the kind and message of failures, which depend on status and body together. */
class FailureClassificationTest {

    private static final String KEY = "sk-0123456789-very-secret";
    private static final Request REQUEST = new Request("Be brief.", "How good?", 0);
    private static final Map<String, String> KEYS =
            Map.of("OPENAI_API_KEY", KEY, "ANTHROPIC_API_KEY", KEY, "GEMINI_API_KEY", KEY);

    private final ScriptedServer server = new ScriptedServer();
    private final List<LanguageModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LanguageModel::close);
        server.close();
    }

    /** What every protocol makes of a refusal: the status decides, unless the body holds a code that says more. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | {'error':{'message':'bad'}} | WRONG_KEY | does not accept the key (401: bad)",
                "402 | {'error':{'message':'Insufficient Balance'}} | QUOTA_EXHAUSTED | no credit or quota left (402: Insufficient Balance)",
                "403 | {'error':{'message':'not for you'}} | FORBIDDEN | (403: not for you)",
                "403 | {'error':{'message':'The input was flagged by moderation'}} | REJECTED | flagged by moderation",
                "403 | {'error':{'message':'no','metadata':{'flagged_input':'x'}}} | REJECTED | content filter",
                "403 | {'error':{'message':'no','code':'insufficient_user_quota'}} | QUOTA_EXHAUSTED | no credit",
                "404 | {'error':{'message':'model is loading, try again'}} | SERVER_ERROR | (404: model is loading, try again)",
                "404 | {'error':{'message':'no model'}} | UNKNOWN_MODEL | does not know the model (404: no model)",
                "404 | {'detail':'Not Found'} | UNAVAILABLE | does not accept model calls (404: Not Found)",
                "404 | {'error':{'code':404,'message':'File Not Found','type':'not_found_error'}} | UNAVAILABLE | (404: File Not Found)",
                "404 | {'error':{'message':'Invalid URL (POST /v1/v1/chat)','type':'invalid_request_error'}} | UNAVAILABLE | (404: Invalid URL (POST /v1/v1/chat))",
                "404 | {'error':{'message':'The model `m` does not exist','code':'model_not_found'}} | UNKNOWN_MODEL | does not know the model",
                "404 | {'error':{'message':'No endpoints found for a/b.','code':404}} | UNKNOWN_MODEL | does not know the model",
                "404 | {'error':'model m not found, try pulling it first'} | UNKNOWN_MODEL | does not know the model",
                "405 | nope | UNAVAILABLE | does not accept model calls (405: nope)",
                "409 | {'error':{'message':'busy'}} | SERVER_ERROR | (409: busy)",
                "425 | {'error':{'message':'Too early'}} | SERVER_ERROR | (425: Too early)",
                "400 | {'error':{'message':'filtered','code':'content_filter'}} | REJECTED | content filter: filtered",
                "400 | {'error':{'message':'too long','code':'context_length_exceeded'}} | REJECTED | shorten the prompt",
                "429 | {'error':{'message':'slow down'}} | RATE_LIMITED | too many calls (429: slow down)",
                "429 | {'error':{'message':'see billing','code':'insufficient_quota'}} | QUOTA_EXHAUSTED | (429: see billing)",
                "429 | {'error':{'message':'see billing','code':'billing_hard_limit_reached'}} | QUOTA_EXHAUSTED | see billing",
                "400 | {'type':'error','error':{'type':'billing_error','message':'pay'}} | QUOTA_EXHAUSTED | (400: pay)",
                "429 | {'error':{'message':'your plan and billing allow 60 a minute'}} | RATE_LIMITED | 60 a minute",
                "503 | {'error':{'message':'Loading model'}} | SERVER_ERROR | (503: Loading model)",
                "529 | {'error':{'message':'Overloaded'}} | SERVER_ERROR | (529: Overloaded)",
                "502 | {'error':{'message':'Provider returned error','metadata':{'raw':'upstream down'}}} | SERVER_ERROR | (502: Provider returned error: upstream down)",
                "500 | {'code':7,'msg':'oops'} | SERVER_ERROR | (500: oops)",
            })
    void aRefusalIsOfTheKindThatStatusAndBodySay(int status, String body, String kind, String words) throws Exception {
        assertFailure(status, body, kind, words);
    }

    /** An error that comes with status 200: its own code decides. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'error':{'message':'upstream overloaded','code':502}} | SERVER_ERROR | 502 in a reply of status 200: upstream overloaded",
                "{'error':{'message':'no','code':'502'}} | SERVER_ERROR | 502 in a reply of status 200: no",
                "{'error':{'message':'slow down','code':429}} | RATE_LIMITED | too many calls",
                "{'error':{'message':'pay','code':402}} | QUOTA_EXHAUSTED | no credit or quota left",
                "{'error':{'message':'who are you','code':401}} | WRONG_KEY | who are you",
                "{'error':{'message':'no','code':403}} | FORBIDDEN | 403 in a reply of status 200",
                "{'error':{'message':'too long','code':400}} | REJECTED | too long",
                "{'error':{'message':'gone','code':408}} | TIMED_OUT | gone",
                "{'error':{'message':'pay','type':'insufficient_quota','code':429}} | QUOTA_EXHAUSTED | pay",
                "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}} | SERVER_ERROR | Overloaded",
                "{'type':'error','error':{'type':'rate_limit_error','message':'slowly'}} | RATE_LIMITED | slowly",
                "{'error':{'code':503,'status':'UNAVAILABLE','message':'busy'}} | SERVER_ERROR | busy",
                "{'error':{'status':'RESOURCE_EXHAUSTED','message':'busy'}} | RATE_LIMITED | busy",
                "{'error':'model runner has stopped'} | SERVER_ERROR | error in a reply of status 200: model runner has stopped",
                "[{'error':{'message':'in a list','code':429}}] | RATE_LIMITED | in a list",
                "{'object':'error','message':'old vLLM','type':'BadRequestError','code':400} | REJECTED | old vLLM",
                "{'choices':[{'finish_reason':'error','message':{'role':'assistant','content':''},'error':{'code':502,'message':'upstream'}}]} | SERVER_ERROR | 502 in a reply of status 200: upstream",
                "{'choices':[{'finish_reason':'stop','message':{'content':'half an ans'},'error':{'code':429,'message':'slow'}}]} | RATE_LIMITED | slow",
                "{'choices':[{'finish_reason':'error','message':{'role':'assistant','content':'half an ans'}}]} | SERVER_ERROR | the reply ended with an error",
                "{'content':[{'type':'text','text':'half'}],'stop_reason':'error'} | SERVER_ERROR | the reply ended with an error",
                "{'candidates':[{'finishReason':'ERROR','content':{'parts':[{'text':'half'}]}}]} | SERVER_ERROR | the reply ended with an error",
                "{'message':{'content':'half'},'done':true,'done_reason':'error'} | SERVER_ERROR | the reply ended with an error",
                "{'message':'there is no such thing'} | UNREADABLE_REPLY | there is no such thing",
            })
    void anErrorInASuccessIsAFailedCall(String body, String kind, String words) throws Exception {
        assertFailure(200, body, kind, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"error\": null, ",
                "\"error\": \"\", ",
                "\"errors\": [\"none\"], ",
            })
    void aReplyWithAnEmptyErrorIsAReply(String field) throws Exception {
        for (Protocol protocol : Protocol.values()) {
            server.says(
                    200,
                    protocol.reply("\"an \\\"error\\\": here\"", false).strip().replaceFirst("\\{", "{" + field));

            assertThat(open(protocol).reply(REQUEST).text()).as(protocol.name()).isEqualTo("an \"error\": here");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI | stop | eos",
                "OPENAI | \"stop\" | null",
                "ANTHROPIC | end_turn | pause_turn",
                "GEMINI | STOP | MALFORMED_RESPONSE",
                "OLLAMA | stop | load",
            })
    void anEmptyReplyThatEndedForAnUnknownReasonIsAFailedCall(Protocol protocol, String usual, String reason)
            throws Exception {
        server.says(200, protocol.reply("null", false).replace(usual, reason));

        assertThat(failure(protocol))
                .hasMessageContaining("the reply of " + protocol.baseUrl(server.address()) + " is empty")
                .hasMessageContaining(reason.equals("null") ? "no content" : reason)
                .returns(ModelException.Kind.EMPTY_REPLY, ModelException::kind);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, stop, eos", "ANTHROPIC, end_turn, pause_turn", "OLLAMA, stop, odd"})
    void aReplyWithTextStaysOneWhateverItEndedFor(Protocol protocol, String usual, String reason) throws Exception {
        server.says(200, protocol.reply("\"5\"", false).replace(usual, reason));

        assertThat(open(protocol).reply(REQUEST).text()).isEqualTo("5");
    }

    @ParameterizedTest
    @EnumSource
    void aWebPageIsNamedAsOne(Protocol protocol) throws Exception {
        server.says(200, "\n<html><body>login " + KEY + "</body></html>", Map.of("Content-Type", "text/html"));

        assertThat(failure(protocol))
                .hasMessageContaining(
                        switch (protocol) {
                            case OPENAI, ANTHROPIC -> "the address answers with a web page; does baseUrl end in /v1?";
                            case GEMINI -> "the address answers with a web page; does baseUrl end in /v1beta?";
                            case OLLAMA ->
                                "the address answers with a web page; is baseUrl the server's root, without a path?";
                        })
                .hasMessageContaining(protocol.baseUrl(server.address()).toString())
                .hasMessageNotContaining(KEY)
                .returns(ModelException.Kind.UNREADABLE_REPLY, ModelException::kind);
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNamedWithItsTarget(Protocol protocol) throws Exception {
        server.says(
                308, "", Map.of("Location", "https://me:pw@models.invalid" + protocol.path() + "?key=" + KEY + "#x"));

        assertThat(failure(protocol))
                .hasMessageContaining("redirects to https://models.invalid" + protocol.path() + " (308)")
                .hasMessageContaining("write baseUrl: " + protocol.baseUrl("https://models.invalid"))
                .hasMessageNotContaining("key=")
                .hasMessageNotContaining("pw@");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aRedirectToAnotherPlaceIsNamedToo() throws Exception {
        server.says(302, "", Map.of("Location", "/login?next=" + KEY));
        assertThat(failure(Protocol.OPENAI))
                .hasMessageContaining("redirects to " + server.address() + "/login (302)")
                .hasMessageContaining("correct baseUrl")
                .hasMessageNotContaining("next=");

        server.says(302, "", Map.of("Location", "http://[bad uri/" + KEY));
        assertThat(failure(Protocol.OPENAI)).hasMessageContaining("redirects elsewhere (302)");

        server.says(300, "");
        assertThat(failure(Protocol.OPENAI)).hasMessageContaining("redirects elsewhere (300)");
    }

    @Test
    void aBodyWithoutEndIsReadUpToItsLimit() throws Exception {
        server.plays(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1 << 14; i++) {
                    body.write(block);
                }
            }
        });

        assertThat(failure(Protocol.OPENAI))
                .hasMessageContaining("more than 16 MB")
                .returns(ModelException.Kind.UNREADABLE_REPLY, ModelException::kind);
    }

    @Test
    void aRefusalWithABodyWithoutEndKeepsItsKind() throws Exception {
        server.plays(exchange -> {
            exchange.sendResponseHeaders(429, 0);
            byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1 << 14; i++) {
                    body.write(block);
                }
            }
        });

        assertThat(failure(Protocol.OPENAI)).returns(ModelException.Kind.RATE_LIMITED, ModelException::kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 17, PT17S",
        "Retry-After, 0.5, PT0.5S",
        "Retry-After, 99999999999999999999, PT8760H",
        "retry-after-ms, 20, PT0.02S",
        "retry-after-ms, 20.5, PT0.0205S",
    })
    void theTimeToWaitIsRead(String header, String value, Duration expected) throws Exception {
        server.says(429, "{}", Map.of(header, value));

        assertThat(failure(Protocol.OPENAI).retryAfter()).contains(expected);
    }

    @Test
    void theTimeToWaitOfGeminiIsInItsBody() throws Exception {
        server.says(
                429,
                """
                {"error": {"code": 429, "message": "slowly", "status": "RESOURCE_EXHAUSTED",
                 "details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.5s"}]}}
                """);

        assertThat(failure(Protocol.GEMINI).retryAfter()).contains(Duration.ofMillis(34_500));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429})
    void noKeyIsSpokenOfWhereNoneWasGiven(int status) throws Exception {
        server.says(status, "{}");
        ModelSettings settings = FakeModelContext.settings("openai", Protocol.OPENAI.baseUrl(server.address()));
        ModelException failure = catchThrowableOfType(
                ModelException.class, () -> open(settings, Map.of()).reply(REQUEST));

        assertThat(failure).hasMessageNotContaining("OPENAI_API_KEY").hasMessageNotContaining("correct the key");
        if (status == 401) {
            assertThat(failure).hasMessageContaining("apiKey: {env: NAME}");
        }
    }

    /** That every protocol takes a response, with single quotes for double ones, as a failure of a kind. */
    private void assertFailure(int status, String body, String kind, String words) throws Exception {
        for (Protocol protocol : Protocol.values()) {
            server.says(status, body.replace('\'', '"'));

            assertThat(failure(protocol))
                    .as(protocol.name())
                    .hasMessageContaining(words)
                    .extracting(failure -> failure.kind().name())
                    .isEqualTo(kind);
        }
    }

    private ModelException failure(Protocol protocol) {
        return catchThrowableOfType(ModelException.class, () -> open(protocol).reply(REQUEST));
    }

    private LanguageModel open(Protocol protocol) throws Exception {
        URI address = protocol.baseUrl(server.address());
        ModelSettings settings = FakeModelContext.settings(protocol.provider(), address);
        if (protocol == Protocol.OLLAMA) {
            settings = ChatProvidersTest.with(settings, new ModelSettings.ApiKey.Environment("OPENAI_API_KEY"));
        }
        return open(settings, KEYS);
    }

    private LanguageModel open(ModelSettings settings, Map<String, String> keys) throws Exception {
        LanguageModel model = ModelProviders.find(getClass().getClassLoader())
                .open(settings, new FakeModelContext(keys, Map.of(), Optional.empty(), false));
        opened.add(model);
        return model;
    }
}
