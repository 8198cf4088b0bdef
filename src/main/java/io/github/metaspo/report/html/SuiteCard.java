package io.github.metaspo.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.report.html.view.Headline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the index shows of a page. It is kept beside the page as {@code report.json}, so that an index over many modules reads little.
 *
 * @param suite name of the suite
 * @param tone style of the verdict
 * @param title the verdict in few words
 * @param sentence the verdict in a sentence
 * @param gate what {@code metaspo:check} said; empty if it did not run
 */
public record SuiteCard(String suite, String tone, String title, String sentence, String gate) {

    private static final int FORMAT_VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    static SuiteCard of(String suite, Headline headline) {
        return new SuiteCard(
                suite,
                headline.tone(),
                headline.title(),
                headline.sentence(),
                headline.gate().map(gate -> gate.value()).orElse(""));
    }

    void write(OutputStream out) throws IOException {
        ObjectNode card = JSON.createObjectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("suite", suite)
                .put("tone", tone)
                .put("title", title)
                .put("sentence", sentence)
                .put("gate", gate);
        out.write((card.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a card; empty if there is none, or another version of the plugin wrote it.
     *
     * @throws IOException if the file cannot be read
     */
    static Optional<SuiteCard> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode card = JSON.readTree(file.toFile());
            return card.path("formatVersion").asInt() == FORMAT_VERSION
                    ? Optional.of(new SuiteCard(
                            card.path("suite").asText(),
                            card.path("tone").asText(),
                            card.path("title").asText(),
                            card.path("sentence").asText(),
                            card.path("gate").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
