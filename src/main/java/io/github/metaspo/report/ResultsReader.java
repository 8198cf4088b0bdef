package io.github.metaspo.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.metaspo.gate.Evidence;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Baseline.Row;
import io.github.metaspo.lock.Fingerprints;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.suite.Task;

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
import java.util.function.Predicate;

/** Reads what {@link ResultsJson} writes. */
public final class ResultsReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final Predicate<String> needsPredictions;

    /**
     * A reader.
     *
     * @param needsPredictions whether the metric of a task, given by its id, is no mean of scores
     */
    public ResultsReader(Predicate<String> needsPredictions) {
        this.needsPredictions = needsPredictions;
    }

    /** Reads a file; empty where there is none. */
    public Optional<StoredResults> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(results(JSON.readTree(file.toFile())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.of(
                    new StoredResults.Unreadable("it is damaged, or another version of the plugin wrote it"));
        }
    }

    private StoredResults results(JsonNode root) {
        if (root.path("formatVersion").asInt() != ResultsJson.FORMAT_VERSION) {
            return new StoredResults.Unreadable("another version of the plugin wrote it");
        }
        String suite = root.required("suite").textValue();
        JsonNode subject = root.required("subject");
        String fingerprint = subject.required("fingerprint").textValue();
        return root.required("valid").booleanValue()
                ? new StoredResults.Measured(suite, evidence(root, subject, fingerprint))
                : new StoredResults.Invalid(
                        suite, fingerprint, root.required("invalidReason").textValue());
    }

    private Evidence evidence(JsonNode root, JsonNode subject, String fingerprint) {
        List<Lock.MeasuredTask> tasks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (JsonNode task : root.required("tasks")) {
            tasks.add(task(task));
            addRows(task, rows);
        }
        Baseline outcomes = new Baseline(rows);
        SortedMap<String, String> userPrompts = new TreeMap<>();
        subject.required("userPrompts")
                .properties()
                .forEach(prompt ->
                        userPrompts.put(prompt.getKey(), prompt.getValue().textValue()));
        Lock.Measured measured = new Lock.Measured(
                fingerprint,
                Fingerprints.baseline(outcomes),
                model(subject.required("model")),
                figure(root.required(Names.of(Task.Role.TRAIN))),
                Optional.ofNullable(root.get(Names.of(Task.Role.UNSEEN))).map(ResultsReader::figure),
                tasks);
        return new Evidence(subject.required("systemPrompt").textValue(), userPrompts, measured, outcomes);
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

    private static Lock.MeasuredTask task(JsonNode task) {
        return new Lock.MeasuredTask(
                task.required("id").textValue(),
                task.required("role").textValue().equals(Names.of(Task.Role.UNSEEN)),
                task.required("contents").textValue(),
                task.required("examples").size(),
                figure(task));
    }

    private void addRows(JsonNode task, List<Row> rows) {
        String id = task.required("id").textValue();
        boolean predictions = needsPredictions.test(id);
        for (JsonNode example : task.required("examples")) {
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
                                    .filter(prediction -> predictions)
                                    .map(JsonNode::textValue)));
                }
            }
        }
    }
}
