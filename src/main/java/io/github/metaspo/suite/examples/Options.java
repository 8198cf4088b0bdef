package io.github.metaspo.suite.examples;

import io.github.metaspo.suite.yaml.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a question as its file has them.
 *
 * @param texts of the options, in their order
 * @param labels that the file gives them, as many as texts; empty where it gives none
 */
record Options(List<Node.Scalar> texts, List<String> labels) {

    static final Options NONE = new Options(List.of(), List.of());

    Options {
        texts = List.copyOf(texts);
        labels = List.copyOf(labels);
    }

    /**
     * The options in a node: a list of texts, a list of {@code {label, text}}, or {@code {text: [...], label: [...]}}; empty
     * where it is none of them.
     */
    static Optional<Options> in(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return texts(sequence).map(texts -> new Options(texts, List.of())).or(() -> labelled(sequence));
        }
        if (node instanceof Node.Mapping mapping
                && mapping.get("text").orElse(node) instanceof Node.Sequence texts
                && mapping.get("label").orElse(node) instanceof Node.Sequence labels) {
            return labelled(texts, labels);
        }
        return Optional.empty();
    }

    /** The same without the places. */
    List<String> plain() {
        return texts.stream().map(Node.Scalar::text).toList();
    }

    /** One line for each option, with the label that a reply may name. */
    String lines(List<String> known) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).text();
            String label = label(i, known);
            lines.add(label.equalsIgnoreCase(text) ? "- " + text : label + ") " + text);
        }
        return String.join("\n", lines);
    }

    private String label(int i, List<String> known) {
        if (i < known.size()) {
            return known.get(i);
        }
        if (i < labels.size()) {
            return labels.get(i);
        }
        return i < 26 ? String.valueOf((char) ('A' + i)) : String.valueOf(i + 1);
    }

    private static Optional<Options> labelled(Node.Sequence sequence) {
        List<Node> texts = new ArrayList<>();
        List<Node> labels = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                mapping.get("text").ifPresent(texts::add);
                mapping.get("label").ifPresent(labels::add);
            }
        }
        return texts.size() == sequence.items().size()
                ? labelled(new Node.Sequence(texts, sequence.place()), new Node.Sequence(labels, sequence.place()))
                : Optional.empty();
    }

    private static Optional<Options> labelled(Node.Sequence texts, Node.Sequence labels) {
        if (texts.items().size() != labels.items().size()) {
            return Optional.empty();
        }
        return texts(texts).flatMap(values -> texts(labels)
                .map(names -> new Options(
                        values, names.stream().map(Node.Scalar::text).toList())));
    }

    /** The items if each is a text, a number or a boolean. */
    static Optional<List<Node.Scalar>> texts(Node.Sequence sequence) {
        List<Node.Scalar> texts = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.EMPTY) {
                texts.add(scalar);
            }
        }
        return texts.size() == sequence.items().size() ? Optional.of(texts) : Optional.empty();
    }
}
