package io.github.metaspo.optimize.propose.llm;

import io.github.metaspo.suite.Extraction;
import io.github.metaspo.suite.MetricSettings;
import io.github.metaspo.suite.Task;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Descriptions of how a task's replies are scored, for an optimizer model that has never heard of the names in a suite. */
final class ScoringWords {

    private ScoringWords() {}

    /** Returns where the answer is taken from and when it counts as right, as one or two sentences. */
    static String of(Task task) {
        MetricSettings metric = task.metric();
        return task.extraction() instanceof Extraction.Text
                ? capitalised(rule("the whole reply", metric)) + "."
                : extraction(task.extraction()) + " " + capitalised(rule("that answer", metric)) + ".";
    }

    private static String extraction(Extraction extraction) {
        if (extraction instanceof Extraction.Tag tag) {
            return "The answer is what the reply puts between <" + tag.name() + "> and </" + tag.name() + ">.";
        }
        if (extraction instanceof Extraction.Json json) {
            return json.pointer().isEmpty()
                    ? "The answer is the JSON in the reply."
                    : "The answer is the value at " + json.pointer() + " of the JSON in the reply.";
        }
        if (extraction instanceof Extraction.Choices choices) {
            return "The answer is the one label that the reply settles on, of: "
                    + ExampleFormatter.shortened(String.join(", ", choices.labels()), ExampleFormatter.LONGEST_TEXT)
                    + ".";
        }
        if (extraction instanceof Extraction.Regex regex) {
            return "The answer is the last match of the pattern " + regex.pattern() + " in the reply.";
        }
        return "The answer is the number that the reply states.";
    }

    private static String rule(String answer, MetricSettings metric) {
        Map<String, String> parameters = metric.parameters();
        return switch (metric.name()) {
            case "accuracy" -> answer + " counts as right when it equals the right answer; case does not matter";
            case "exactMatch" ->
                answer + " counts as right when it equals the right answer; case, punctuation, articles and spaces do"
                        + " not matter";
            case "contains" ->
                answer + " counts as right when it contains the right answer as whole words"
                        + ("true".equals(parameters.get("caseSensitive")) ? " in the same case" : "");
            case "tokenF1" ->
                answer + " scores from 0 to 1 by the words that it shares with the right answer; missing words and"
                        + " additional words both cost";
            case "macroF1" ->
                answer
                        + " counts as right when it equals the right answer, and each right answer weighs the same in the"
                        + " task's score, however rare it is";
            case "numeric" -> answer + " counts as right when its number " + closeness(parameters);
            case "jsonSchema" -> answer + " counts as right when it is JSON that fits the schema of the task";
            default -> answer + " is scored from 0 to 1 by the metric " + metric.name();
        };
    }

    private static String closeness(Map<String, String> parameters) {
        Optional<String> tolerance = Optional.ofNullable(parameters.get("tolerance"));
        Optional<String> relative = Optional.ofNullable(parameters.get("relative"));
        if (tolerance.isPresent() && relative.isPresent()) {
            return "differs from the right one by at most " + tolerance.get() + ", or by at most " + relative.get()
                    + " times the right one";
        }
        return tolerance
                .map(most -> "differs from the right one by at most " + most)
                .or(() -> relative.map(most -> "differs by at most " + most + " times the right one"))
                .orElse("equals the right one");
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
