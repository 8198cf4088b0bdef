package io.github.metaspo.suite;

import io.github.metaspo.files.Hashes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one example, whatever the format of its file. */
final class ExampleReader {

    private static final Set<String> KEYS = Set.of("id", "question", "answer", "answers", "options");
    private static final int ID_DIGITS = 12;

    private final Problems problems;

    ExampleReader(Problems problems) {
        this.problems = problems;
    }

    /** The id of a question that has none of its own: stays the same when others come and go. */
    static String idOf(String question) {
        return Hashes.sha256(question).substring(0, ID_DIGITS);
    }

    /** The example; empty, with a problem, where the node is none. */
    Optional<LocatedExample> read(Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "an example must be a mapping with question and answer");
            return Optional.empty();
        }
        Optional<String> question = mapping.get("question").flatMap(value -> text("question", value));
        Optional<List<String>> answers = answers(mapping);
        Optional<String> id = mapping.get("id").flatMap(value -> text("id", value));
        Optional<List<String>> options =
                mapping.get("options").map(value -> texts("options", value)).orElse(Optional.of(List.of()));
        Optional<Map<String, String>> variables = variables(mapping);
        if (mapping.get("question").isEmpty()) {
            problems.add(mapping.place(), "the example lacks \"question\"" + meant("question", mapping));
        }
        if (question.isEmpty() || answers.isEmpty() || options.isEmpty() || variables.isEmpty()) {
            return Optional.empty();
        }
        Example example = new Example(
                id.orElseGet(() -> idOf(question.get())),
                question.get(),
                answers.get(),
                options.get(),
                variables.get());
        return Optional.of(new LocatedExample(example, mapping.place()));
    }

    /** The answer, then the answers; where both are given, one often repeats the other. */
    private Optional<List<String>> answers(Node.Mapping mapping) {
        Optional<Node> one = mapping.get("answer");
        Optional<Node> several = mapping.get("answers");
        if (one.isEmpty() && several.isEmpty()) {
            problems.add(
                    mapping.place(),
                    "the example lacks \"answer\" (or \"answers\", a list)" + meant("answer", mapping));
            return Optional.empty();
        }
        Optional<List<String>> first =
                one.map(value -> text("answer", value).map(List::of)).orElse(Optional.of(List.of()));
        Optional<List<String>> others =
                several.map(value -> texts("answers", value)).orElse(Optional.of(List.of()));
        return first.flatMap(head -> others.map(
                tail -> Stream.concat(head.stream(), tail.stream()).distinct().toList()));
    }

    private Optional<Map<String, String>> variables(Node.Mapping mapping) {
        Map<String, String> variables = new LinkedHashMap<>();
        boolean sound = true;
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            if (KEYS.contains(entry.getKey())) {
                continue;
            }
            if (entry.getValue().value() instanceof Node.Scalar scalar) {
                variables.put(entry.getKey(), scalar.text());
            } else {
                problems.add(
                        entry.getValue().value().place(),
                        quote(entry.getKey()) + " must be a single value, as every variable for the prompt");
                sound = false;
            }
        }
        return sound ? Optional.of(variables) : Optional.empty();
    }

    private Optional<List<String>> texts(String key, Node node) {
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            problems.add(node.place(), quote(key) + " must be a list of at least one text");
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        sequence.items().forEach(item -> text(key, item).ifPresent(texts::add));
        return texts.size() == sequence.items().size() ? Optional.of(texts) : Optional.empty();
    }

    private Optional<String> text(String key, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.place(), quote(key) + " must be a text, a number, true or false");
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            problems.add(node.place(), quote(key) + " is empty");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private static String meant(String key, Node.Mapping mapping) {
        return Nearest.to(key, mapping.entries().keySet())
                .filter(near -> !KEYS.contains(near))
                .map(near -> "; is " + quote(near) + " meant to be it?")
                .orElse("");
    }

    private static String quote(String key) {
        return "\"" + key + "\"";
    }
}
