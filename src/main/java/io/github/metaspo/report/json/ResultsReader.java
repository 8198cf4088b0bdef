package io.github.metaspo.report.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.gate.StoredMeasurement;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Interned;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Task;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads what {@link ResultsJson} writes. */
public final class ResultsReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "formatVersion";

    /** A task: its fields except the examples, the number of its examples, and the rows of their outcomes. */
    private record TaskResults(JsonNode fields, int examples, List<Row> rows) {}

    private final Predicate<String> needsPredictions;
    /** Predictions. */
    private final Interned<String> texts = new Interned<>(Function.identity());

    /**
     * Creates a reader.
     *
     * @param needsPredictions whether to keep the predictions of a task whole, given its id: needed if its metric is not a mean of scores
     */
    public ResultsReader(Predicate<String> needsPredictions) {
        this.needsPredictions = needsPredictions;
    }

    /**
     * Reads a file; empty if there is none. A damaged file gives {@link StoredResults.Unreadable}.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<StoredResults> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            return Optional.of(results(parser));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.of(
                    new StoredResults.Unreadable("it is damaged, or another version of the plugin wrote it"));
        }
    }

    /** Keeps the tree of one example at a time: the whole tree of 200,000 outcomes would take hundreds of megabytes. */
    private StoredResults results(JsonParser parser) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        List<TaskResults> tasks = new ArrayList<>();
        requireToken(parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("tasks") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    tasks.add(taskResults(parser));
                }
            } else {
                root.set(name, JSON.<JsonNode>readTree(parser));
            }
            if (name.equals(VERSION) && !isSupported(root)) {
                break;
            }
        }
        if (!isSupported(root)) {
            return new StoredResults.Unreadable("another version of the plugin wrote it");
        }
        String suite = root.required("suite").textValue();
        JsonNode subject = root.required("subject");
        String fingerprint = subject.required("fingerprint").textValue();
        return root.required("valid").booleanValue()
                ? new StoredResults.Measured(suite, measurement(root, subject, fingerprint, tasks))
                : new StoredResults.Invalid(
                        suite, fingerprint, root.required("invalidReason").textValue());
    }

    private static boolean isSupported(JsonNode root) {
        return root.path(VERSION).asInt() == ResultsJson.FORMAT_VERSION;
    }

    private TaskResults taskResults(JsonParser parser) throws IOException {
        requireToken(parser.currentToken(), JsonToken.START_OBJECT);
        ObjectNode task = JSON.createObjectNode();
        List<Row> rows = new ArrayList<>();
        int examples = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("examples") && value == JsonToken.START_ARRAY) {
                String id = task.required("id").textValue();
                boolean predictions = needsPredictions.test(id);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    addRows(id, predictions, JSON.readTree(parser), rows);
                    examples++;
                }
            } else {
                task.set(name, JSON.<JsonNode>readTree(parser));
            }
        }
        return new TaskResults(task, examples, rows);
    }

    private static void requireToken(@Nullable JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }

    private static StoredMeasurement measurement(
            JsonNode root, JsonNode subject, String fingerprint, List<TaskResults> results) {
        List<Lock.MeasuredTask> tasks =
                results.stream().map(ResultsReader::task).toList();
        SortedMap<String, String> userPrompts = new TreeMap<>();
        subject.required("userPrompts")
                .properties()
                .forEach(prompt ->
                        userPrompts.put(prompt.getKey(), prompt.getValue().textValue()));
        MeasuredPrompts prompts =
                new MeasuredPrompts(subject.required("systemPrompt").textValue(), userPrompts);
        Baseline outcomes = new Baseline(
                prompts, results.stream().flatMap(task -> task.rows().stream()).toList());
        Lock.Measured measured = new Lock.Measured(
                fingerprint,
                Fingerprints.baseline(outcomes),
                model(subject.required("model")),
                figure(root.required(Keywords.of(Task.Role.TRAIN))),
                Optional.ofNullable(root.get(Keywords.of(Task.Role.UNSEEN))).map(ResultsReader::figure),
                tasks);
        return new StoredMeasurement(prompts.systemPrompt(), userPrompts, measured, outcomes);
    }

    private static Lock.Model model(JsonNode model) {
        SortedSet<String> resolvedNames = new TreeSet<>();
        model.required("resolvedNames").forEach(name -> resolvedNames.add(name.textValue()));
        return new Lock.Model(
                model.required("provider").textValue(), model.required("name").textValue(), resolvedNames);
    }

    private static Lock.Figure figure(JsonNode total) {
        JsonNode interval = total.required("interval");
        return new Lock.Figure(
                total.required("score").doubleValue(),
                interval.required("low").doubleValue(),
                interval.required("high").doubleValue());
    }

    private static Lock.MeasuredTask task(TaskResults results) {
        JsonNode task = results.fields();
        return new Lock.MeasuredTask(
                task.required("id").textValue(),
                task.required("role").textValue().equals(Keywords.of(Task.Role.UNSEEN)),
                task.required("metric").textValue(),
                task.required("contents").textValue(),
                results.examples(),
                figure(task));
    }

    private void addRows(String id, boolean predictions, JsonNode example, List<Row> rows) {
        JsonNode outcomes = example.required("outcomes");
        for (int repeat = 0; repeat < outcomes.size(); repeat++) {
            JsonNode outcome = outcomes.get(repeat);
            if (outcome.has("score")) {
                rows.add(new Row(
                        id,
                        example.required("id").textValue(),
                        repeat,
                        outcome.required("score").doubleValue(),
                        Optional.ofNullable(outcome.get("prediction"))
                                .map(JsonNode::textValue)
                                .map(text -> predictions ? text : Baseline.shown(text))
                                .map(texts::of)));
            }
        }
    }
}
