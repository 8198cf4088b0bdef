package io.github.metaspo.report.html.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.metaspo.lock.Lock.Figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reader of measurements, see {@code results.schema.json}. Keeps the tree of one example at a time, and no text of an example: a page shows
 * those of few.
 */
final class MeasuredFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SUPPORTED_VERSION = 1;

    /** Receives every example of a file, with the id of its task. */
    @FunctionalInterface
    interface Visitor {
        void visit(String task, JsonFields example);
    }

    private record Fields(ObjectNode fields, List<Answer> answers) {}

    private final Visitor visitor;

    private MeasuredFile(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it holds something else
     * @throws IOException if the file cannot be read
     */
    static Measured read(Path file) throws IOException {
        return new MeasuredFile((task, example) -> {}).measured(file);
    }

    /**
     * Reads a file and shows its examples, one after the other.
     *
     * @throws IllegalArgumentException if it holds something else
     * @throws IOException if the file cannot be read
     */
    static void visit(Path file, Visitor visitor) throws IOException {
        new MeasuredFile(visitor).measured(file);
    }

    private Measured measured(Path file) throws IOException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            ObjectNode root = JSON.createObjectNode();
            List<Fields> tasks = new ArrayList<>();
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("tasks")) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        tasks.add(task(parser));
                    }
                } else {
                    root.set(name, JSON.<JsonNode>readTree(parser));
                }
            }
            return measured(new JsonFields(root), tasks);
        }
    }

    private Fields task(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        ObjectNode task = JSON.createObjectNode();
        List<Answer> answers = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("examples")) {
                String id = new JsonFields(task).requiredText("id");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    JsonFields example = new JsonFields(Objects.requireNonNull(JSON.<JsonNode>readTree(parser)));
                    visitor.visit(id, example);
                    addAnswers(example, answers);
                }
            } else {
                task.set(name, JSON.<JsonNode>readTree(parser));
            }
        }
        return new Fields(task, answers);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("expected an object");
        }
    }

    private static void addAnswers(JsonFields example, List<Answer> answers) {
        String id = example.requiredText("id");
        int repeat = 0;
        for (JsonFields outcome : example.list("outcomes")) {
            double score = Math.min(1, Math.max(0, outcome.number("score").orElse(0)));
            answers.add(new Answer(id, repeat++, score, state(outcome, score)));
        }
    }

    static Answer.State state(JsonFields outcome, double score) {
        if (outcome.has("score")) {
            return Answer.state(score, outcome.has("prediction"), outcome.flag("cut"));
        }
        return outcome.has("failed") ? Answer.State.FAILED : Answer.State.NOT_ASKED;
    }

    private static Measured measured(JsonFields root, List<Fields> tasks) {
        if (root.number("formatVersion").orElse(0) != SUPPORTED_VERSION) {
            throw new IllegalArgumentException("another format version");
        }
        JsonFields subject = root.requiredObject("subject");
        return new Measured(
                subject.requiredText("fingerprint"),
                subject.requiredText("systemPrompt"),
                subject.textsByName("userPrompts"),
                model(subject.requiredObject("model")),
                root.flag("valid")
                        ? Optional.empty()
                        : Optional.of(root.text("invalidReason").orElse("it is not valid")),
                root.object("train").map(MeasuredFile::figure),
                root.object("unseen").map(MeasuredFile::figure),
                tasks.stream().map(MeasuredFile::task).toList(),
                root.object("calls").map(MeasuredFile::calls),
                root.text("responses"));
    }

    private static Measured.Model model(JsonFields model) {
        SortedMap<String, String> settings = new TreeMap<>(model.textsByName("options"));
        settings.putAll(model.textsByName("settings"));
        List<String> resolved = model.texts("resolvedNames");
        if (!resolved.isEmpty()) {
            settings.put("reported by the server", String.join(", ", resolved));
        }
        for (String name : List.of("temperature", "seed", "maxTokens")) {
            if (model.has(name)) {
                settings.put(name, model.node().path(name).asText());
            }
        }
        return new Measured.Model(model.requiredText("provider") + "/" + model.requiredText("name"), settings);
    }

    private static Figure figure(JsonFields total) {
        JsonFields interval = total.requiredObject("interval");
        return new Figure(
                total.requiredNumber("score"), interval.requiredNumber("low"), interval.requiredNumber("high"));
    }

    private static MeasuredTask task(Fields results) {
        JsonFields task = new JsonFields(results.fields());
        return new MeasuredTask(
                task.requiredText("id"),
                task.text("role").equals(Optional.of("unseen")),
                task.number("weight").orElse(1),
                task.text("metric"),
                task.text("contents"),
                task.has("score") ? Optional.of(figure(task)) : Optional.empty(),
                results.answers());
    }

    private static Measured.Calls calls(JsonFields calls) {
        return new Measured.Calls(
                calls.count("answered"),
                calls.count("failed"),
                calls.count("notAsked"),
                calls.count("inputTokens"),
                calls.count("outputTokens"),
                calls.has("usd") ? Optional.of(calls.requiredNumber("usd")) : Optional.empty());
    }
}
