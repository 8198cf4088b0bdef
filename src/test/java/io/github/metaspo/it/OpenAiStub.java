package io.github.metaspo.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server for integration tests that speaks the OpenAI protocol: it says the word that the user message asks it to say at last (on a
 * condition, if there is one), and fails when it is asked to fail. The model {@code hostile} adds characters that a terminal
 * obeys to everything that it says. Started by a project's setup script and stopped by its verify script.
 */
public final class OpenAiStub implements AutoCloseable {

    /** The key that it takes. */
    public static final String KEY = "sk-integration-test-0123456789";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SAY = Pattern.compile("say (\\w+)");
    private static final Pattern CONDITION = Pattern.compile("if the (system|user) prompt says (\\w+)");

    /** Colours, a window title, the right-to-left override, line breaks of several kinds, and markup. */
    private static final String HOSTILE =
            "\u001b[31m\u001b]0;title\u0007\u202eevil\u2028\u0085\u009b2J\r\n[INFO] injected <b>&\u0000\ufffe]]>";

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    private OpenAiStub(HttpServer server) {
        this.server = server;
    }

    /** Starts a server and writes its address into a suite, in place of the word BASE_URL. */
    public static OpenAiStub startFor(Path suite) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OpenAiStub stub = new OpenAiStub(server);
        server.createContext("/v1/chat/completions", stub::answer);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort() + "/v1";
        Files.writeString(suite, Files.readString(suite).replace("BASE_URL", address));
        return stub;
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) {
        calls.incrementAndGet();
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String user = request.at("/messages/1/content").asText();
            boolean hostile = request.path("model").asText().equals("hostile");
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"error\":{\"message\":\"Incorrect API key provided\"}}");
            } else if (user.contains("fail")) {
                send(
                        exchange,
                        hostile ? 400 : 500,
                        JSON.writeValueAsString(
                                Map.of("error", Map.of("message", "out of order" + (hostile ? HOSTILE : "")))));
            } else {
                String system = request.at("/messages/0/content").asText();
                send(exchange, 200, hostile ? hostileReply(system, user) : reply(said(system, user)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(String system, String user) {
        Matcher word = SAY.matcher(user);
        Matcher condition = CONDITION.matcher(user);
        if (condition.find()) {
            String prompt = condition.group(1).equals("system") ? system : user.replace(condition.group(), "");
            if (!prompt.contains(condition.group(2))) {
                return "pardon";
            }
        }
        // the question comes last, behind the demonstrations
        return word.results()
                .map(found -> found.group(1))
                .reduce((first, last) -> last)
                .orElse("pardon");
    }

    /** As usual, but for every tenth word and every second prompt, and with a strange name of the model. */
    private String hostileReply(String system, String user) throws IOException {
        String text = user.isEmpty() ? written(calls.get()) : said(system, user);
        ObjectNode reply = (ObjectNode) JSON.readTree(reply(""));
        reply.put("model", "tiny" + HOSTILE);
        ((ObjectNode) reply.at("/choices/0/message")).put("content", text.endsWith("7") ? HOSTILE + text : text);
        return JSON.writeValueAsString(reply);
    }

    private static String written(int number) {
        String addition = number % 2 == 0 ? "" : HOSTILE;
        return "<improved_system_prompt>You answer. Style " + number + addition + "</improved_system_prompt>"
                + "<improved_instruction_prompt>Style " + number + addition
                + ": {question}</improved_instruction_prompt>";
    }

    private static String reply(String text) {
        return "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"tiny-2026\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,\"total_tokens\":11}}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
