package io.github.metaspo.model.langchain4j;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.ModelException.Kind;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReplyReadersTest {

    private static final FakeModelContext SURROUNDINGS = new FakeModelContext(
            Map.of("ANTHROPIC_API_KEY", "sk-1", "GEMINI_API_KEY", "sk-2"), Map.of(), Optional.empty(), false);

    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Reply reply(Protocol protocol, String body) throws Exception {
        server.says(200, body.replace('\'', '"'));
        try (LanguageModel model = ModelProviders.find(getClass().getClassLoader())
                .open(
                        FakeModelContext.settings(protocol.provider(), protocol.baseUrl(server.address())),
                        SURROUNDINGS)) {
            return model.reply(new Request("", "How good?", 0));
        }
    }

    private static String openAi(String message) {
        return "{'id': '1', 'object': 'chat.completion', 'created': 1, 'model': 'm', 'choices': [{'index': 0,"
                + " 'finish_reason': 'stop', 'message': {'role': 'assistant', " + message + "}}]}";
    }

    private static String anthropic(String blocks) {
        return "{'id': '1', 'type': 'message', 'role': 'assistant', 'model': 'm', 'content': [" + blocks
                + "], 'stop_reason': 'end_turn', 'usage': {'input_tokens': 11, 'output_tokens': 7}}";
    }

    private static String gemini(String parts, String usage) {
        return "{'candidates': [{'content': {'role': 'model', 'parts': [" + parts + "]}, 'finishReason': 'STOP'}],"
                + " 'usageMetadata': {" + usage + "}, 'modelVersion': 'm'}";
    }

    private static String ollama(String message) {
        return "{'model': 'm', 'created_at': '2026-01-01T00:00:00Z', 'done': true, 'done_reason': 'stop', 'message': {'role':"
                + " 'assistant', " + message + "}, 'prompt_eval_count': 11, 'eval_count': 7}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'content': '4', 'reasoning_content': 'hm'",
                "'content': '4', 'reasoning': 'hm'",
                "'content': '4', 'reasoning_content': null, 'reasoning': 'hm', 'reasoning_details': [{'type': 'x'}]",
                "'content': [{'type': 'thinking', 'thinking': [{'type': 'text', 'text': 'hm'}]}, {'type': 'text', 'text': '4'}]",
                "'content': [{'type': 'thinking', 'thinking': 'hm'}, {'type': 'output_text', 'text': '4'}]",
            })
    void thinkingOfTheOpenAiProtocolIsApart(String message) throws Exception {
        assertThat(reply(Protocol.OPENAI, openAi(message)))
                .returns("4", Reply::text)
                .returns("hm", Reply::thinking);
    }

    @Test
    void contentInPartsIsJoined() throws Exception {
        assertThat(reply(Protocol.OPENAI, openAi("'content': [{'type': 'text', 'text': 'a'}, 'b', {'text': 'c'}]")))
                .returns("abc", Reply::text)
                .returns("", Reply::thinking);
    }

    @Test
    void thinkingOfTheOtherProtocolsIsApart() throws Exception {
        assertThat(
                        reply(
                                Protocol.ANTHROPIC,
                                anthropic(
                                        "{'type': 'thinking', 'thinking': 'hm', 'signature': 's'}, {'type': 'text', 'text': '4'}")))
                .returns("4", Reply::text)
                .returns("hm", Reply::thinking);
        assertThat(
                        reply(
                                Protocol.GEMINI,
                                gemini(
                                        "{'text': 'hm', 'thought': true}, {'text': '4'}",
                                        "'promptTokenCount': 11, 'candidatesTokenCount': 7, 'thoughtsTokenCount': 20, 'totalTokenCount': 38")))
                .returns("4", Reply::text)
                .returns("hm", Reply::thinking)
                .returns(new Usage(11, 27, 20), Reply::usage);
        assertThat(reply(Protocol.OLLAMA, ollama("'content': '4', 'thinking': 'hm'")))
                .returns("4", Reply::text)
                .returns("hm", Reply::thinking);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'total_tokens': 41, 'completion_tokens_details': {'reasoning_tokens': 28} | 30 | 28",
                "'total_tokens': 69, 'completion_tokens_details': {'reasoning_tokens': 28} | 58 | 28", // thinking not
                // in completion
                "'total_tokens': 41, 'reasoning_tokens': 28 | 30 | 28",
                "'total_tokens': 41 | 30 | 0",
                "'total_tokens': 41, 'completion_tokens_details': {'reasoning_tokens': -5} | 30 | 0",
                "'total_tokens': 41, 'completion_tokens_details': null | 30 | 0",
            })
    void tokensOfThinkingAreCountedOnce(String usage, long output, long thinking) throws Exception {
        String body = openAi("'content': '4'");
        String counted = body.substring(0, body.length() - 1)
                + ", 'usage': {'prompt_tokens': 11, 'completion_tokens': 30, " + usage + "}}";

        assertThat(reply(Protocol.OPENAI, counted).usage()).isEqualTo(new Usage(11, output, thinking));
    }

    @Test
    void aCallOfAToolIsNoAnswer() {
        Map<Protocol, String> bodies = Map.of(
                Protocol.OPENAI,
                openAi("'content': null, 'tool_calls': [{'id': '1', 'type': 'function', 'function': {'name': 'search',"
                        + " 'arguments': '{}'}}]"),
                Protocol.ANTHROPIC,
                anthropic("{'type': 'tool_use', 'id': '1', 'name': 'search', 'input': {}}"),
                Protocol.GEMINI,
                gemini("{'functionCall': {'name': 'search', 'args': {}}}", "'promptTokenCount': 1"),
                Protocol.OLLAMA,
                ollama("'content': '', 'tool_calls': [{'function': {'name': 'search', 'arguments': {}}}]"));
        bodies.forEach(
                (protocol, body) -> assertThat(catchThrowableOfType(ModelException.class, () -> reply(protocol, body)))
                        .as(protocol.name())
                        .hasMessageContaining("calls the tool \"search\" instead of an answer")
                        .returns(Kind.REJECTED, ModelException::kind));
    }

    @Test
    void aTextBesideACallOfAToolIsAnAnswer() throws Exception {
        assertThat(reply(
                                Protocol.OPENAI,
                                openAi(
                                        "'content': '4', 'tool_calls': [{'id': '1', 'type': 'function', 'function': {'name':"
                                                + " 'search', 'arguments': '{}'}}]"))
                        .text())
                .isEqualTo("4");
    }

    @Test
    void aBlockedPromptOfGeminiIsWithheldInItsWords() {
        String body = "{'promptFeedback': {'blockReason': 'SAFETY', 'blockReasonMessage': 'It was blocked.'}}";
        assertThat(catchThrowableOfType(ModelException.class, () -> reply(Protocol.GEMINI, body)))
                .hasMessageContaining("content filter: SAFETY: It was blocked.")
                .returns(Kind.REJECTED, ModelException::kind);
    }

    @Test
    void aReplyInPiecesIsJoined() throws Exception {
        assertThat(reply(
                        Protocol.OLLAMA,
                        "{'model': 'm', 'message': {'content': 'The '}, 'done': false}\n"
                                + "{'model': 'm', 'message': {'content': '4'}, 'done': true, 'done_reason': 'stop',"
                                + " 'prompt_eval_count': 11, 'eval_count': 7}\n"))
                .returns("The 4", Reply::text)
                .returns(new Usage(11, 7), Reply::usage);
        assertThat(
                        reply(
                                Protocol.OPENAI,
                                "data: {'choices': [{'delta': {'content': 'The '}}]}\n\n"
                                        + "data: {'choices': [{'delta': {'content': '4'}, 'finish_reason': 'length'}]}\n\ndata: [DONE]\n"))
                .returns("The 4", Reply::text)
                .returns(true, Reply::cut);
    }
}
