package io.github.metaspo.suite.examples;

import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.examples.ExampleFields.AnswerBy;
import io.github.metaspo.suite.yaml.Node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Converts gold answers of questions with options into the form that the task's extraction returns. Unless {@code answerBy} decides
 * how they are written, the first match counts: a label of the file, a label of the task's {@code choices}, the text of an option,
 * the number of an option from 0. An ambiguous number is rejected.
 */
final class GoldAnswers {

    private final Extraction extraction;
    private final List<String> labels;
    private final AnswerBy answerBy;
    private final ExampleProblems faults;

    GoldAnswers(ExampleFields fields, ExampleProblems faults) {
        this.extraction = fields.extraction();
        this.labels = extraction instanceof Extraction.Choices choices ? choices.labels() : List.of();
        this.answerBy = fields.answerBy();
        this.faults = faults;
    }

    /** Returns the labels of the task's {@code choices}; empty if it has none. */
    List<String> labels() {
        return labels;
    }

    /** Returns the gold answer in the form of a prediction; empty, with a fault, if it is not clear which option is meant. */
    Optional<String> resolve(Node.Scalar gold, Options options) {
        if (gold.text().isEmpty()) {
            return Optional.of(gold.text());
        }
        if (options.texts().isEmpty()) {
            return ofLabels(gold);
        }
        return switch (answerBy) {
            case LABEL ->
                byLabel(gold, options).map(at -> option(at, gold, options)).orElse(Optional.of(gold.text()));
            case TEXT ->
                byText(gold, options)
                        .map(at -> option(at, gold, options))
                        .orElseGet(
                                () -> refused(gold, "is none of its options: " + String.join(", ", options.plain())));
            case INDEX -> byNumber(0, gold, options);
            case NUMBER -> byNumber(1, gold, options);
            case ANY -> any(gold, options);
        };
    }

    /** Resolves the gold answer of a question without options: a label of the task, or the number of a label. */
    private Optional<String> ofLabels(Node.Scalar gold) {
        boolean mayBeNumber = isWhole(gold)
                && !isLabel(gold.text())
                && !labels.isEmpty()
                && labels.stream().noneMatch(label -> label.strip().matches("[0-9]+"));
        if (!mayBeNumber || answerBy == AnswerBy.LABEL || answerBy == AnswerBy.TEXT) {
            return Optional.of(gold.text());
        }
        if (answerBy == AnswerBy.ANY) {
            return refused(
                    gold,
                    "is none of the choices " + String.join(", ", labels)
                            + ", and may be the number of one; write answerBy:"
                            + " index (from 0) or answerBy: number (from 1) under examples");
        }
        int first = answerBy == AnswerBy.INDEX ? 0 : 1;
        return first(labels.size(), i -> gold.text().strip().equals(String.valueOf(first + i)))
                .map(labels::get)
                .or(() -> refused(
                        gold, "is not the number of a choice, from " + first + " to " + (first + labels.size() - 1)));
    }

    private Optional<String> byNumber(int first, Node.Scalar gold, Options options) {
        return counted(first, gold, options)
                .map(at -> option(at, gold, options))
                .orElseGet(() -> refused(gold, notANumber(first, options)));
    }

    private Optional<String> any(Node.Scalar gold, Options options) {
        Optional<Integer> labelled = byLabel(gold, options);
        if (labelled.isPresent()) {
            return option(labelled.get(), gold, options);
        }
        if (isLabel(gold.text())) {
            return Optional.of(gold.text());
        }
        Optional<Integer> text = byText(gold, options);
        Optional<Integer> index = counted(0, gold, options);
        if (text.isPresent()) {
            boolean unclear = gold.kind() == Node.Kind.NUMBER
                    && options.texts().get(text.get()).kind() == Node.Kind.TEXT
                    && index.isPresent()
                    && !index.equals(text);
            return unclear
                    ? refused(
                            gold,
                            "is the text of one option and the number of another, \""
                                    + options.plain().get(index.get())
                                    + "\"; write answerBy: index or answerBy: text under examples")
                    : Optional.of(gold.text());
        }
        return isWhole(gold) && mayBeIndex(options) ? number(gold, index, options) : Optional.of(gold.text());
    }

    /** Resolves a whole number that is neither a label nor the text of an option. */
    private Optional<String> number(Node.Scalar gold, Optional<Integer> index, Options options) {
        if (options.texts().stream().allMatch(option -> option.kind() == Node.Kind.NUMBER)) {
            return refused(
                    gold,
                    "is none of its options: " + String.join(", ", options.plain())
                            + "; if it counts them from 0, write answerBy: index under examples");
        }
        if (!(extraction instanceof Extraction.Choices) && index.isPresent()) {
            return refused(
                    gold,
                    "may be the answer or the number of its option; write answerBy: index under examples (then the option's"
                            + " text is the answer) or answerBy: label (then the number is)");
        }
        if (index.isEmpty()) {
            return extraction instanceof Extraction.Choices
                    ? refused(gold, notANumber(0, options))
                    : Optional.of(gold.text());
        }
        return option(index.get(), gold, options);
    }

    /** Returns whether a number may be an index: not if labels are numbers, the file has labels, or the task extracts numbers. */
    private boolean mayBeIndex(Options options) {
        return !(extraction instanceof Extraction.Numeric)
                && options.labels().isEmpty()
                && labels.stream().noneMatch(label -> label.strip().matches("[0-9]+"));
    }

    /** Returns the prediction that selects this option. */
    private Optional<String> option(int at, Node.Scalar gold, Options options) {
        String text = options.plain().get(at);
        if (labels.isEmpty() || options.plain().stream().allMatch(this::isLabel)) {
            return Optional.of(text);
        }
        return at < labels.size()
                ? Optional.of(labels.get(at))
                : refused(
                        gold,
                        "is option number " + (at + 1) + ", but extract has only " + labels.size()
                                + " choices; add a label for each option");
    }

    private boolean isLabel(String text) {
        return labels.stream().anyMatch(label -> label.equalsIgnoreCase(text.strip()));
    }

    private static Optional<Integer> byLabel(Node.Scalar gold, Options options) {
        return first(options.labels().size(), i -> same(options.labels().get(i), gold.text()));
    }

    private static Optional<Integer> byText(Node.Scalar gold, Options options) {
        return first(options.texts().size(), i -> same(options.texts().get(i).text(), gold.text()));
    }

    private static Optional<Integer> counted(int from, Node.Scalar gold, Options options) {
        return first(
                options.texts().size(),
                i -> isWhole(gold) && gold.text().strip().equals(String.valueOf(from + i)));
    }

    private static boolean isWhole(Node.Scalar gold) {
        return gold.text().strip().matches("[0-9]+");
    }

    private static boolean same(String a, String b) {
        return a.strip().equalsIgnoreCase(b.strip());
    }

    private static Optional<Integer> first(int size, IntPredicate matches) {
        OptionalInt found = IntStream.range(0, size).filter(matches).findFirst();
        return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
    }

    private static String notANumber(int from, Options options) {
        String other =
                from == 0 ? "answerBy: number if the file counts from 1" : "answerBy: index if the file counts from 0";
        return "is not the number of an option, from " + from + " to "
                + (from + options.texts().size() - 1) + "; write the label or the text of the option, or " + other;
    }

    private Optional<String> refused(Node.Scalar gold, String reason) {
        // the first words tell kinds of faults apart, the rest differs by example
        faults.add("gold " + reason.substring(0, 12), gold.place(), "the gold answer " + shown(gold) + " " + reason);
        return Optional.empty();
    }

    private static String shown(Node.Scalar gold) {
        return gold.kind() == Node.Kind.NUMBER ? gold.text() : "\"" + gold.text() + "\"";
    }
}
