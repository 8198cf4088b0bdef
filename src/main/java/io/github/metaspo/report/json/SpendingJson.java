package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.ModelUsage;
import io.github.metaspo.suite.Keywords;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes where the calls, tokens and money of a suite's last runs went, see {@code spending.schema.json}: one run per goal. Contains no
 * date or time.
 */
public final class SpendingJson {

    private static final int FORMAT_VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private SpendingJson() {}

    /**
     * Writes the usage of a run beside that of other goals, and leaves the stream open.
     *
     * @param goal that ran
     * @param others the runs of other goals, from {@link #others}
     */
    public static void write(
            String suite, String goal, List<ModelUsage> usages, List<JsonNode> others, OutputStream out)
            throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("formatVersion", FORMAT_VERSION);
        document.put("suite", suite);
        ArrayNode runs = document.putArray("runs");
        others.forEach(runs::add);
        ObjectNode run = runs.addObject();
        run.put("goal", goal);
        ArrayNode entries = run.putArray("entries");
        ModelUsage.sum(usages).forEach(usage -> addEntry(usage, entries));
        JsonDocument.writeWithArrayLines(out, json -> JSON.writeTree(json, document));
    }

    private static void addEntry(ModelUsage usage, ArrayNode entries) {
        ObjectNode entry = entries.addObject();
        entry.put("role", Keywords.of(usage.key().role()));
        entry.put("phase", Keywords.of(usage.key().phase()));
        entry.put("model", usage.key().model());
        ObjectNode paid = entry.putObject("paid");
        paid.put("calls", usage.calls());
        paid.put("failed", usage.failed());
        addTokens(usage.usage(), paid);
        usage.usd().ifPresent(usd -> paid.put("usd", usd));
        ObjectNode stored = entry.putObject("stored");
        stored.put("calls", usage.stored());
        addTokens(usage.storedUsage(), stored);
        usage.savedUsd().ifPresent(usd -> stored.put("usd", usd));
    }

    private static void addTokens(Usage usage, ObjectNode calls) {
        calls.put("inputTokens", usage.input());
        calls.put("outputTokens", usage.output());
        if (usage.thinking() > 0) {
            calls.put("thinkingTokens", usage.thinking());
        }
    }

    /**
     * The calls of one run.
     *
     * @param goal that ran
     * @param calls to models
     * @param stored replies from the store or a recording
     * @param usd cost of the calls; empty if a model that was called has no price
     * @param savedUsd what the stored replies would cost; empty if a model has no price
     */
    public record Total(String goal, long calls, long stored, OptionalDouble usd, OptionalDouble savedUsd) {}

    /**
     * Reads the runs of all goals, added up.
     *
     * @return none if there is no file, or if it is damaged
     * @throws IOException if the file cannot be read
     */
    public static List<Total> totals(Path file) throws IOException {
        return runs(file).stream().map(SpendingJson::total).toList();
    }

    private static Total total(JsonNode run) {
        return new Total(
                run.path("goal").asText(),
                calls(run, "paid"),
                calls(run, "stored"),
                usd(run, "paid"),
                usd(run, "stored"));
    }

    private static long calls(JsonNode run, String kind) {
        long calls = 0;
        for (JsonNode entry : run.path("entries")) {
            calls += entry.path(kind).path("calls").asLong();
        }
        return calls;
    }

    private static OptionalDouble usd(JsonNode run, String kind) {
        double usd = 0;
        boolean isPriced = calls(run, kind) > 0;
        for (JsonNode entry : run.path("entries")) {
            JsonNode calls = entry.path(kind);
            usd += calls.path("usd").asDouble();
            isPriced &= calls.has("usd") || calls.path("calls").asLong() == 0;
        }
        return isPriced ? OptionalDouble.of(usd) : OptionalDouble.empty();
    }

    /**
     * Reads the runs of all goals but one, to write them again.
     *
     * @return none if there is no file, or if it is damaged
     * @throws IOException if the file cannot be read
     */
    public static List<JsonNode> others(Path file, String goal) throws IOException {
        return runs(file).stream()
                .filter(run -> !run.path("goal").asText().equals(goal))
                .toList();
    }

    private static List<JsonNode> runs(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            JsonNode document = JSON.readTree(file.toFile());
            List<JsonNode> runs = new ArrayList<>();
            if (document.path("formatVersion").asInt() == FORMAT_VERSION) {
                document.path("runs").forEach(runs::add);
            }
            return runs;
        } catch (JacksonException e) {
            return List.of();
        }
    }
}
