package io.github.metaspo.goal.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.goal.DisplayPaths;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.goal.RecordingConsole;
import io.github.metaspo.goal.evaluate.Evaluate;
import io.github.metaspo.model.ModelProviders;
import io.github.metaspo.model.calls.FakeModels;
import io.github.metaspo.model.langchain4j.FakeModelContext;
import io.github.metaspo.scoring.Metrics;
import io.github.metaspo.suite.Suite;
import io.github.metaspo.suite.read.SuiteLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Measures models that think over HTTP, from the suite to the results: what is thought is no part of an answer. */
class ReasoningModelsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final RecordingConsole console = new RecordingConsole();
    private final Path folder;
    private String message = "";
    private String end = "stop";
    private String usage = "";

    ReasoningModelsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String question = JSON.readTree(exchange.getRequestBody())
                    .at("/messages/1/content")
                    .asText();
            byte[] body =
                    """
                    {"id": "1", "object": "chat.completion", "created": 1, "model": "tiny", "choices": [{"index": 0,
                     "finish_reason": "%s", "message": {"role": "assistant", %s}}]%s}
                    """
                            .formatted(end, message.replace("SAY", question.replace("\"", "\\\"")), usage)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Measures a task whose questions are what the model says, behind the answers that are right. */
    private List<JsonNode> outcomes(String extract, String metric, Map<String, String> answersBySaid) throws Exception {
        StringBuilder examples = new StringBuilder();
        answersBySaid.forEach((said, answer) -> examples.append("{question: '")
                .append(said)
                .append("', answer: '")
                .append(answer)
                .append("'}, "));
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                """
                suite: s
                systemPrompt: You help.
                models: {target: {provider: openai, name: tiny, baseUrl: 'http://localhost:%d/v1'}}
                tasks:
                  - {id: t, role: unseen, prompt: '{question}', extract: %s, metric: %s, examples: {test: [%s]}}
                """
                        .formatted(server.getAddress().getPort(), extract, metric, examples));
        Suite suite = new SuiteLoader(folder, Map.of()).load(file);
        try (LanguageModel model =
                ModelProviders.find(getClass().getClassLoader()).open(suite.target(), new FakeModelContext())) {
            FakeModels models = new FakeModels(model);
            new Evaluate((of, policy) -> models.begin(policy), new Metrics(List.of()), console, Clock.systemUTC())
                    .run(suite, new OutputFiles(folder.resolve("o"), folder.resolve("r"), new DisplayPaths(folder)));
        }
        List<JsonNode> outcomes = new ArrayList<>();
        JSON.readTree(folder.resolve("o/results.json").toFile())
                .at("/tasks/0/examples")
                .forEach(example -> outcomes.add(example.at("/outcomes/0")));
        return outcomes;
    }

    private List<String> warnings() {
        return console.lines().stream().filter(line -> line.startsWith("WARN ")).toList();
    }

    @Test
    void aRightAnswerBehindThinkingIsRight() throws Exception {
        message = "\"content\": \"<think>\\nCould be 1, could be A.\\n</think>\\n\\nSAY\"";

        assertThat(outcomes("text", "accuracy", Map.of("4", "4"))
                        .get(0)
                        .path("score")
                        .asDouble())
                .isEqualTo(1);
        assertThat(outcomes("text", "exactMatch", Map.of("4", "4"))
                        .get(0)
                        .path("score")
                        .asDouble())
                .isEqualTo(1);
        assertThat(outcomes("{json: /x}", "accuracy", Map.of("{\"x\": 4}", "4"))
                        .get(0)
                        .path("score")
                        .asDouble())
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("o/responses.jsonl")))
                .contains("\"response\":\"{\\\"x\\\": 4}\",\"thinking\":\"Could be 1, could be A.\"");
    }

    @Test
    void aLabelThatWasOnlyThoughtOfIsNoAnswer() throws Exception {
        message = "\"content\": \"<think>\\nCould be 1, could be A.\\n</think>\\n\\nSAY\"";

        assertThat(outcomes("text", "contains", Map.of("9", "1"))
                        .get(0)
                        .path("score")
                        .asDouble(9))
                .isZero();
    }

    @Test
    void thinkingThatIsCutLeavesNoAnswer() throws Exception {
        message = "\"content\": \"<think>\\nCould be 3, or 4. Let me check the case for SAY\"";
        end = "length";

        JsonNode outcome =
                outcomes("{number: true}", "numeric", Map.of("2", "2")).get(0);

        assertThat(outcome.path("score").asDouble(9)).isZero();
        assertThat(outcome.path("cut").asBoolean()).isTrue();
        assertThat(outcome.has("prediction")).isFalse();
    }

    @Test
    void textThatTheServerPutsIntoReasoningContentIsWarnedOfOnce() throws Exception {
        message = "\"content\": \"\", \"reasoning_content\": \"The answer is SAY\"";

        assertThat(outcomes("text", "accuracy", Map.of("4", "4", "5", "5", "6", "6")))
                .hasSize(3)
                .allSatisfy(outcome -> {
                    assertThat(outcome.path("score").asDouble(9)).isZero();
                    assertThat(outcome.path("cut").asBoolean()).isFalse();
                });

        assertThat(warnings())
                .filteredOn(line -> line.contains("reasoning_content"))
                .singleElement()
                .asString()
                .contains("3 replies of openai/tiny had no text: the server put it into reasoning_content");
    }

    @Test
    void thinkingInAFieldOfItsOwnIsKeptBesideTheAnswerAndCounted() throws Exception {
        message = "\"content\": \"SAY\", \"reasoning_content\": \"Perhaps 1?\"";
        usage = ", \"usage\": {\"prompt_tokens\": 5, \"completion_tokens\": 30, \"total_tokens\": 35,"
                + " \"completion_tokens_details\": {\"reasoning_tokens\": 28}}";

        assertThat(outcomes("text", "accuracy", Map.of("4", "4"))
                        .get(0)
                        .path("score")
                        .asDouble())
                .isEqualTo(1);

        assertThat(Files.readString(folder.resolve("o/responses.jsonl")))
                .contains("\"response\":\"4\",\"thinking\":\"Perhaps 1?\"");
        assertThat(Files.readString(folder.resolve("o/results.json"))).contains("\"thinkingTokens\" : 28");
        assertThat(console.lines()).anyMatch(line -> line.contains("30 out (28 of them thinking)"));
        assertThat(warnings()).noneMatch(line -> line.contains("reasoning_content"));
    }

    @Test
    void aReplyThatCallsAToolIsAFailedCall() {
        message = "\"content\": null, \"tool_calls\": [{\"id\": \"1\", \"type\": \"function\", \"function\": {\"name\":"
                + " \"search\", \"arguments\": \"{}\"}}]";

        assertThatThrownBy(() -> outcomes("text", "accuracy", Map.of("4", "4")))
                .isInstanceOf(InvalidMeasurementException.class);
        assertThat(warnings())
                .anyMatch(line -> line.contains("calls the tool \"search\" instead of an answer; turn tools off"));
    }
}
