package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a summary says of a search, read from the file that {@link RunJson} writes.
 *
 * @param fates how many candidates had which fate
 * @param systemPrompts the system prompt found, and its shorter form
 */
public record RunSummary(SortedMap<String, Integer> fates, Set<String> systemPrompts) {

    private static final JsonMapper JSON = new JsonMapper();

    public RunSummary {
        fates = new TreeMap<>(fates);
        systemPrompts = Set.copyOf(systemPrompts);
    }

    /**
     * Reads a file; empty if there is none, or if it is damaged or has another format.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<RunSummary> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode run = JSON.readTree(file.toFile());
            if (run.path("formatVersion").asInt() != RunJson.FORMAT_VERSION) {
                return Optional.empty();
            }
            SortedMap<String, Integer> fates = new TreeMap<>();
            run.path("candidates")
                    .forEach(candidate -> fates.merge(candidate.path("fate").asText(), 1, Integer::sum));
            Set<String> prompts = Stream.of(run, run.path("shrink"))
                    .map(found -> found.path("systemPrompt"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .collect(Collectors.toSet());
            return Optional.of(new RunSummary(fates, prompts));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns the number of all candidates. */
    public int candidates() {
        return fates.values().stream().mapToInt(Integer::intValue).sum();
    }
}
