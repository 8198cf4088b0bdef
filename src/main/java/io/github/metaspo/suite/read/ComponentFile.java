package io.github.metaspo.suite.read;

import io.github.metaspo.api.Place;
import io.github.metaspo.suite.Component;
import io.github.metaspo.suite.Keywords;
import io.github.metaspo.suite.Nearest;
import io.github.metaspo.suite.PromptText;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;
import io.github.metaspo.suite.yaml.YamlFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reader of component files: YAML mappings of categories to lists of sentences. */
final class ComponentFile {

    private final YamlFiles yaml;
    private final Problems problems;

    ComponentFile(YamlFiles yaml, Problems problems) {
        this.yaml = yaml;
        this.problems = problems;
    }

    /** Returns the components in the order of the file; empty, with a problem, if the file is invalid. */
    List<Component> read(Path file) {
        return yaml.read(file).map(this::components).orElse(List.of());
    }

    private List<Component> components(Node document) {
        List<Component> components = new ArrayList<>();
        if (!(document instanceof Node.Mapping mapping)) {
            problems.add(document.place(), "the file must contain a mapping of categories to lists of sentences");
            return components;
        }
        Map<String, Place> seen = new HashMap<>();
        mapping.entries().forEach((word, entry) -> category(word, entry.key())
                .ifPresent(category -> sentences(word, entry.value())
                        .forEach(sentence -> component(category, sentence, seen).ifPresent(components::add))));
        if (mapping.entries().isEmpty()) {
            problems.add(document.place(), "the file contains no sentence");
        }
        return components;
    }

    private Optional<Component.Category> category(String word, Place place) {
        List<String> known =
                Arrays.stream(Component.Category.values()).map(Keywords::of).toList();
        if (!known.contains(word)) {
            String hint = Nearest.hint(word, known);
            problems.add(
                    place,
                    "unknown category \"" + word + "\""
                            + (hint.isEmpty() ? "; known categories are " + String.join(", ", known) : hint));
            return Optional.empty();
        }
        return Optional.of(Component.Category.of(word));
    }

    private List<Node> sentences(String word, Node node) {
        if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
            return list.items();
        }
        problems.add(node.place(), word + " must be a list of at least one sentence");
        return List.of();
    }

    private Optional<Component> component(Component.Category category, Node node, Map<String, Place> seen) {
        if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
            problems.add(node.place(), "a sentence must be a text");
            return Optional.empty();
        }
        String text = PromptText.normalise(scalar.text()).strip().replaceAll("\\s+", " ");
        if (text.contains("{") || text.contains("}")) {
            problems.add(node.place(), "a sentence must not contain braces, which would be read as a variable");
            return Optional.empty();
        }
        Place earlier = seen.putIfAbsent(text.toLowerCase(Locale.ROOT), node.place());
        if (earlier != null) {
            problems.add(node.place(), "the same sentence is already at " + earlier + "; keep one");
            return Optional.empty();
        }
        return Optional.of(new Component(category, text));
    }
}
