package io.github.metaspo.optimize.propose;

import io.github.metaspo.api.Example;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.UserPrompt;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a task's user prompt that every rewrite has to keep: the placeholders of the question and the variables, and the
 * answer format.
 */
public final class PromptConstraints {

    private final String given;
    private final List<String> placeholders;
    private final AnswerFormat format;

    public PromptConstraints(Task task) {
        this.given = task.prompt().template();
        this.format = new AnswerFormat(task);
        this.placeholders = Stream.concat(
                        Stream.of(UserPrompt.QUESTION),
                        task.train().stream()
                                .map(Example::variables)
                                .flatMap(variables -> variables.keySet().stream())
                                .distinct()
                                .sorted()
                                .map(name -> "{" + name + "}")
                                .filter(given::contains))
                .toList();
    }

    /** Returns whether a line of a user prompt must not be edited, because it has a placeholder or says how to answer. */
    public boolean isFixed(String line) {
        return placeholders.stream().anyMatch(line::contains) || format.isPart(line);
    }

    /** Returns the placeholders that examples fill and a text lacks, including that of the question. */
    List<String> missingPlaceholders(String text) {
        return placeholders.stream()
                .filter(placeholder -> !text.contains(placeholder))
                .toList();
    }

    AnswerFormat format() {
        return format;
    }

    /** Returns the parts of the task's prompt that a rewrite has to keep, in order. */
    public String text() {
        return String.join("\n", blocks());
    }

    /** Returns a text, followed by those parts of the task's prompt that it lacks. */
    public String complete(String text) {
        List<String> missing = missingPlaceholders(text);
        boolean formatIsMissing = !format.isRepeatedIn(text);
        return followed(
                text,
                block -> missing.stream().anyMatch(block::contains)
                        || formatIsMissing && isOnlyFormat(block) && !text.contains(block));
    }

    /** Returns a text, followed by those lines about the form of the answer without which the answer cannot be read. */
    String withFormat(String text) {
        return followed(
                text, block -> isOnlyFormat(block) && block.lines().anyMatch(line -> format.isMissedIn(text, line)));
    }

    private String followed(String text, Predicate<String> isMissing) {
        return Stream.concat(Stream.of(text), blocks().stream().filter(isMissing))
                .collect(Collectors.joining("\n"));
    }

    private boolean isOnlyFormat(String block) {
        return placeholders.stream().noneMatch(block::contains);
    }

    private List<String> blocks() {
        return Sentences.of(given, this::isFixed).pieces().stream()
                .filter(Sentences.Piece::fixed)
                .map(Sentences.Piece::text)
                .filter(block -> block.lines().anyMatch(this::isFixed))
                .toList();
    }
}
