package io.github.metaspo.suite.read;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Location;
import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;
import io.github.metaspo.suite.examples.ExampleFields;
import io.github.metaspo.suite.examples.ExampleSets;
import io.github.metaspo.suite.examples.LocatedExample;
import io.github.metaspo.suite.yaml.Node;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reader of tasks. The suite must already match the schema. */
final class TaskReader {

    private static final String DEFAULT_METRIC = "accuracy";

    private final PromptReader prompts;
    private final ExampleSets examples;

    TaskReader(PromptReader prompts, ExampleSets examples) {
        this.prompts = prompts;
        this.examples = examples;
    }

    /** Returns the task; empty, with a problem, if its prompt or its examples cannot be used. */
    Optional<Task> read(Node.Mapping task) {
        Task.Role role = task.text("role")
                .map(word -> Keywords.constant(Task.Role.class, word))
                .orElse(Task.Role.TRAIN);
        Optional<UserPrompt> prompt = prompts.userPrompt(task.get("prompt").orElseThrow());
        Extraction extraction = extraction(task);
        ExampleFields fields = ExampleFields.of(
                task.text("id").orElseThrow(), prompt.map(UserPrompt::variables).orElse(Set.of()), extraction);
        Optional<ExampleSets.Splits> splits =
                examples.read(task.mapping("examples").orElseThrow(), role, fields);
        return prompt.flatMap(given -> splits.map(found -> new Task(
                task.text("id").orElseThrow(),
                role,
                given,
                plain(found.train()),
                plain(found.test()),
                extraction,
                metric(task),
                task.number("weight").map(BigDecimal::doubleValue).orElse(1.0),
                task.number("minScore"),
                task.number("repeats").map(BigDecimal::intValueExact).orElse(1),
                (Location) task.place())));
    }

    private static List<Example> plain(List<LocatedExample> examples) {
        return examples.stream().map(LocatedExample::example).toList();
    }

    private static Extraction extraction(Node.Mapping task) {
        if (!(task.get("extract").orElse(null) instanceof Node.Mapping extract)) {
            return new Extraction.Text();
        }
        Map.Entry<String, Node.Entry> only =
                extract.entries().entrySet().iterator().next();
        return switch (only.getKey()) {
            case "tag" -> new Extraction.Tag(text(only.getValue().value()));
            case "regex" -> new Extraction.Regex(text(only.getValue().value()));
            case "json" -> new Extraction.Json(text(only.getValue().value()));
            case "choices" ->
                new Extraction.Choices(((Node.Sequence) only.getValue().value())
                        .items().stream().map(TaskReader::text).toList());
            case "number" ->
                new Extraction.Numeric(
                        only.getValue().value() instanceof Node.Mapping number
                                ? number.text("locale")
                                : Optional.empty());
            default -> throw new IllegalStateException("unknown extraction " + only.getKey());
        };
    }

    private static MetricSettings metric(Node.Mapping task) {
        Node metric = task.get("metric").orElse(task);
        if (metric instanceof Node.Scalar name) {
            return new MetricSettings(name.text(), Map.of(), (Location) name.place());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (metric != task) {
            ((Node.Mapping) metric).entries().forEach((key, entry) -> parameters.put(key, text(entry.value())));
        }
        String name = Optional.ofNullable(parameters.remove("name")).orElse(DEFAULT_METRIC);
        return new MetricSettings(name, parameters, (Location) metric.place());
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
