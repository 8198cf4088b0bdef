package io.github.metaspo.suite.examples;

import io.github.metaspo.suite.yaml.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of a question as written in its file.
 *
 * @param texts the texts of the options, in their order
 * @param labels the labels that the file gives them, as many as texts; empty if it gives none
 */
record Options(List<Node.Scalar> texts, List<String> labels) {

    static final Options NONE = new Options(List.of(), List.of());

    Options {
        texts = List.copyOf(texts);
        labels = List.copyOf(labels);
    }

    /**
     * Parses options: a list of texts, a list of {@code {label, text}}, or {@code {text: [...], label: [...]}}; empty if the node has
     * none of these forms.
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

    /** Returns the texts without their positions. */
    List<String> plain() {
        return texts.stream().map(Node.Scalar::text).toList();
    }

    /**
     * Returns the options as text for a prompt: one line each, with the label that a reply may name.
     *
     * @param known the labels of the task's choices; take precedence over the file's
     */
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

    /** Returns the items if each is a text, a number or a boolean; otherwise empty. */
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
