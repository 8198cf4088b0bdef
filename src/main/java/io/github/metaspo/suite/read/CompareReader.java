package io.github.metaspo.suite.read;

import io.github.metaspo.api.ModelSettings;
import io.github.metaspo.suite.CompareSettings;
import io.github.metaspo.suite.CompareSettings.Design;
import io.github.metaspo.suite.CompareSettings.NamedPrompt;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.OptimizeSettings.Method;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reader of the settings of a comparison. The suite must already match the schema. */
final class CompareReader {

    private final PromptReader prompts;
    private final ModelReader models;
    private final Problems problems;

    CompareReader(PromptReader prompts, ModelReader models, Problems problems) {
        this.prompts = prompts;
        this.models = models;
        this.problems = problems;
    }

    /** Returns the settings; those that cannot be used become problems. */
    CompareSettings read(Node.Mapping suite) {
        Node.Mapping compare = suite.mapping("compare").orElseGet(() -> new Node.Mapping(Map.of(), suite.place()));
        List<NamedPrompt> named = items(compare, "prompts")
                .flatMap(prompt -> named((Node.Mapping) prompt).stream())
                .toList();
        List<Method> methods = compare.get("methods").isPresent()
                ? words(compare, "methods")
                        .map(word -> Keywords.constant(Method.class, word))
                        .toList()
                : CompareSettings.DEFAULT.methods();
        List<ModelSettings> targets = items(compare, "targets")
                .flatMap(model -> models.read((Node.Mapping) model, ModelReader.Use.TARGET).stream())
                .toList();
        try {
            return new CompareSettings(
                    methods,
                    named,
                    words(compare, "suites").toList(),
                    targets,
                    compare.text("roles").map(Boolean::valueOf).orElse(false),
                    words(compare, "sourceTasks").map(Integer::valueOf).toList(),
                    compare.text("design")
                            .map(word -> Keywords.constant(Design.class, word))
                            .orElse(Design.ROTATING),
                    SettingsReader.budget(
                            compare.mapping("budget").orElseGet(() -> new Node.Mapping(Map.of(), compare.place()))));
        } catch (IllegalArgumentException e) {
            problems.add(compare.place(), e.getMessage() + "; each row of a comparison needs a name of its own");
            return CompareSettings.DEFAULT;
        }
    }

    private Optional<NamedPrompt> named(Node.Mapping prompt) {
        if (prompt.get("text").isPresent() == prompt.get("file").isPresent()) {
            problems.add(prompt.place(), "write either text or file");
            return Optional.empty();
        }
        return prompts.systemPrompt(prompt.get("text").orElse(prompt))
                .map(text -> new NamedPrompt(prompt.text("name").orElseThrow(), text));
    }

    private static Stream<String> words(Node.Mapping mapping, String key) {
        return items(mapping, key).map(item -> ((Node.Scalar) item).text());
    }

    private static Stream<Node> items(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .map(list -> new ArrayList<>(((Node.Sequence) list).items()).stream())
                .orElseGet(Stream::empty);
    }
}
