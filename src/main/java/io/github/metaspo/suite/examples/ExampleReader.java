package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.Place;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds examples from the nodes of one file or list, for all formats. Call {@link #finish} after the last one. */
public final class ExampleReader {

    /** The fields that are not variables of the prompt. */
    static final Set<String> KEYS = Set.of("id", "question", "answer", "answers", "options");

    private static final String OPTIONS_ALIAS = "choices";
    private static final int KEY_DIGITS = 12;

    private final ExampleFields fields;
    private final boolean inSuite;
    private final Problems problems;
    private final ExampleProblems faults;
    private final GoldAnswers goldAnswers;
    private final ConversationReader conversations;
    private final RowIds ids;
    private final Set<String> mappedFieldsSeen = new HashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** @param inSuite whether the examples are a list in the suite itself */
    ExampleReader(ExampleFields fields, boolean inSuite, Problems problems) {
        this.inSuite = inSuite;
        this.fields = fields;
        this.problems = problems;
        this.faults = new ExampleProblems(problems);
        this.goldAnswers = new GoldAnswers(fields, faults);
        this.conversations = new ConversationReader(fields, faults, problems);
        this.ids = new RowIds(fields.idPrefix(), inSuite);
    }

    /** Returns the key of an example that has no id in its file: a hash of its conversation. */
    static String key(List<Message> earlier, String question) {
        String asked = earlier.isEmpty() ? question : Message.joined(earlier) + "\n" + question;
        return Hashes.sha256(asked).substring(0, KEY_DIGITS);
    }

    ExampleFields fields() {
        return fields;
    }

    ExampleProblems faults() {
        return faults;
    }

    /** Returns the example in a node; empty, with a fault, if it is invalid. */
    Optional<LocatedExample> read(Node node) {
        if (!(node instanceof Node.Mapping given)) {
            faults.add("mapping", node.place(), "an example must be a mapping with question and answer");
            return Optional.empty();
        }
        fields.columns().forEach((field, column) -> {
            if (column.isIn(given)) {
                mappedFieldsSeen.add(field);
            }
        });
        if (names.size() < MissingField.MOST_NAMES) {
            names.addAll(given.entries().keySet());
        }
        Optional<String> elsewhere = conversations.elsewhere(given);
        if (elsewhere.isPresent() && !inSuite) {
            faults.add("chat elsewhere", given.place(), elsewhere.get());
            return Optional.empty();
        }
        return conversations.read(given).flatMap(chat -> read(chat.row(), chat.earlier()));
    }

    private Optional<LocatedExample> read(Node.Mapping row, List<Message> earlier) {
        String rowId = ids.next(row.place());
        Optional<String> question = fields.find("question", row).flatMap(value -> text("question", value));
        Optional<String> id = fields.find("id", row).flatMap(value -> text("id", value));
        Optional<Options> options = options(row);
        Optional<List<Node.Scalar>> golds = golds(row);
        Optional<List<String>> answers = golds.flatMap(given -> options.flatMap(known -> resolved(given, known)));
        Optional<Map<String, String>> variables = options.flatMap(known -> variables(row, known));
        if (fields.find("question", row).isEmpty()) {
            lacks("question", "\"question\"", row);
        }
        if (question.isEmpty() || answers.isEmpty() || options.isEmpty() || variables.isEmpty()) {
            return Optional.empty();
        }
        Example example = new Example(
                id.orElse(rowId), question.get(), answers.get(), options.get().plain(), variables.get(), earlier);
        return Optional.of(new LocatedExample(example, row.place(), id.orElseGet(() -> key(earlier, question.get()))));
    }

    /** Adds the faults of all examples to the problems, and reports columns that no example has. */
    void finish(Place file) {
        fields.columns().forEach((field, column) -> {
            if (!names.isEmpty() && !mappedFieldsSeen.contains(field)) {
                faults.remove("lack " + field);
                problems.add(column.place(), MissingField.mapped(field, column, names, file));
            }
        });
        faults.report();
        conversations.finish(file);
    }

    private void lacks(String field, String what, Node.Mapping row) {
        Column column = fields.columns().get(field);
        boolean unmatched = column != null && column.pattern().isPresent() && column.isIn(row);
        if (unmatched) {
            faults.add(
                    "unmatched " + field,
                    row.place(),
                    "the regex of columns." + field + " finds nothing in the example");
        } else {
            faults.add("lack " + field, row.place(), lacking(field, what, row));
        }
    }

    private String lacking(String field, String what, Node.Mapping row) {
        Column column = fields.column(field, row.place());
        if (column.isIn(row)) {
            String empty = MissingField.list(column.names()) + " of the example is empty";
            return field.startsWith("answer")
                    ? empty + "; write \"\" in quotes if the right reply gives no answer"
                    : empty;
        }
        if (field.startsWith("answer") && conversations.isIn(row)) {
            return "the example lacks " + what
                    + ", and its messages do not end with an \"assistant\" message; add the correct reply";
        }
        return fields.isMapped(field)
                ? "the example lacks " + MissingField.list(column.names()) + ", which columns." + field + " names"
                : "the example lacks " + what
                        + (inSuite
                                ? MissingField.hintInSuite(field, row.entries().keySet())
                                : MissingField.hint(field, row.entries().keySet()));
    }

    /**
     * Returns {@code answer}, then {@code answers}, which may repeat it; an empty text if the list is empty, which means that the
     * correct reply gives no answer.
     */
    private Optional<List<Node.Scalar>> golds(Node.Mapping row) {
        boolean mapped = fields.isMapped("answer") || fields.isMapped("answers");
        Optional<Node> one = mapped && !fields.isMapped("answer") ? Optional.empty() : fields.find("answer", row);
        Optional<Node> several = mapped && !fields.isMapped("answers") ? Optional.empty() : fields.find("answers", row);
        if (one.isEmpty() && several.isEmpty()) {
            lacks(fields.isMapped("answers") ? "answers" : "answer", "\"answer\" (or \"answers\", a list)", row);
            return Optional.empty();
        }
        List<Node.Scalar> golds = new ArrayList<>();
        boolean valid = one.isEmpty() || gold("answer", one.get(), golds);
        if (several.isPresent()) {
            valid &= golds(several.get(), golds);
        }
        if (valid && golds.isEmpty()) {
            golds.add(new Node.Scalar("", Node.Kind.TEXT, row.place()));
        }
        return valid ? Optional.of(golds) : Optional.empty();
    }

    /** Reads a list, or the form of SQuAD: {@code {text: [...], answer_start: [...]}}. */
    private boolean golds(Node node, List<Node.Scalar> golds) {
        Node list = node instanceof Node.Mapping squad ? squad.get("text").orElse(node) : node;
        if (!(list instanceof Node.Sequence sequence)) {
            faults.add("answers", node.place(), "\"answers\" must be a list of texts");
            return false;
        }
        boolean valid = true;
        for (Node item : sequence.items()) {
            valid &= gold("answers", item, golds);
        }
        return valid;
    }

    private boolean gold(String field, Node node, List<Node.Scalar> golds) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() == Node.Kind.EMPTY) {
            String several = field.equals("answer") && node instanceof Node.Sequence
                    ? "; write several right answers under \"answers\""
                    : "";
            faults.add("text " + field, node.place(), notText(field) + several);
            return false;
        }
        if (scalar.text().isBlank() && !scalar.text().isEmpty()) {
            faults.add(
                    "blank " + field,
                    node.place(),
                    quote(field) + " is blank; write \"\" if the right reply gives no answer");
            return false;
        }
        return golds.add(scalar);
    }

    private Optional<List<String>> resolved(List<Node.Scalar> golds, Options options) {
        Set<String> answers = new LinkedHashSet<>();
        boolean valid = true;
        for (Node.Scalar gold : golds) {
            Optional<String> answer = goldAnswers.resolve(gold, options);
            answer.ifPresent(answers::add);
            valid &= answer.isPresent();
        }
        return valid ? Optional.of(List.copyOf(answers)) : Optional.empty();
    }

    /** Returns the options; {@code choices}, their name in some data sets, is used only if it has the form of options. */
    private Optional<Options> options(Node.Mapping row) {
        Optional<Node> given = fields.find("options", row);
        if (given.isEmpty()) {
            return Optional.of(
                    fields.isMapped("options")
                            ? Options.NONE
                            : row.get(OPTIONS_ALIAS).flatMap(Options::in).orElse(Options.NONE));
        }
        Optional<Options> options = Options.in(given.get());
        if (options.isEmpty()) {
            faults.add("options", given.get().place(), "\"options\" must be a list of texts");
        } else if (options.get().texts().stream()
                .anyMatch(option -> option.text().isBlank())) {
            faults.add("empty options", given.get().place(), "\"options\" has an empty text");
            return Optional.empty();
        }
        return options;
    }

    /** Returns all scalar fields by name. Other fields may have any form unless the prompt names them. */
    private Optional<Map<String, String>> variables(Node.Mapping row, Options options) {
        Map<String, String> variables = new LinkedHashMap<>();
        row.entries().forEach((name, entry) -> {
            if (!KEYS.contains(name)
                    && !fields.isSource(name)
                    && entry.value() instanceof Node.Scalar scalar
                    && scalar.kind() != Node.Kind.EMPTY) {
                variables.put(name, scalar.text());
            }
        });
        boolean valid = true;
        for (String name : fields.variables()) {
            Optional<Node> value = fields.column(name, row.place()).in(row);
            boolean isOptions = name.equals("options") || name.equals(OPTIONS_ALIAS);
            if (isOptions && !options.texts().isEmpty()) {
                variables.put(name, options.lines(goldAnswers.labels()));
            } else if (value.isPresent() && !KEYS.contains(name)) {
                valid &= variable(name, value.get(), variables);
            }
        }
        return valid ? Optional.of(variables) : Optional.empty();
    }

    private boolean variable(String name, Node value, Map<String, String> variables) {
        if (value instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.EMPTY) {
            variables.put(name, scalar.text());
            return true;
        }
        faults.add(
                "variable " + name,
                value.place(),
                notText(name) + ", because the prompt names {" + name + "}"
                        + (value instanceof Node.Scalar ? "; write \"\" if it is meant to be empty" : ""));
        return false;
    }

    private Optional<String> text(String field, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            faults.add("text " + field, node.place(), notText(field));
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            faults.add("empty " + field, node.place(), quote(field) + " is empty");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private static String notText(String field) {
        return quote(field) + " must be a text, a number, true or false";
    }

    static String quote(String name) {
        return "\"" + name + "\"";
    }
}
