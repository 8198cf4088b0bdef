package io.github.metaspo.report.markdown;

import io.github.metaspo.gate.ChangedQuestions;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.Scores;

import java.util.List;
import java.util.Optional;

/**
 * What a summary for a pull request says.
 *
 * @param suite name of the suite
 * @param title the result in a few words
 * @param message the result in sentences
 * @param facts such as gain and cost
 * @param scores of the measurement; shown if there is no change
 * @param change of the scores; empty if there is nothing to compare with
 * @param promptDiff what changed in the prompts, as a unified diff; no line if nothing did
 */
public record Summary(
        String suite,
        String title,
        String message,
        List<Fact> facts,
        Optional<Scores> scores,
        Optional<Change> change,
        List<String> promptDiff) {

    /**
     * A fact in one line.
     *
     * @param name what it is about, one of our own words
     */
    public record Fact(String name, String value) {}

    /**
     * A change from one measurement to another.
     *
     * @param before what the earlier scores are of, as the head of a column
     * @param after what the later scores are of
     */
    public record Change(String before, String after, Comparison comparison, ChangedQuestions questions) {}

    public Summary {
        facts = List.copyOf(facts);
        promptDiff = List.copyOf(promptDiff);
    }
}
