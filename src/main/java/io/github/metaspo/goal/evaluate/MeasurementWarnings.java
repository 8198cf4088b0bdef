package io.github.metaspo.goal.evaluate;

import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.TaskScore;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.progress.Console;
import io.github.metaspo.report.TextFormat;

import java.util.List;
import java.util.stream.Collectors;

/** Warnings about scores that say little about the prompt. */
final class MeasurementWarnings {

    /** If more tasks than this have the same warning, it is logged once for all of them. */
    private static final int MOST_WARNINGS = 3;

    private final Console console;

    MeasurementWarnings(Console console) {
        this.console = console;
    }

    /** Logs the warnings that a measurement deserves. */
    void warn(Measurement measurement) {
        warnIfBelowMajority(
                measurement.tasks().stream().filter(TaskScore::isBelowMajority).toList());
        warnIfCut(measurement);
    }

    private void warnIfBelowMajority(List<TaskScore> below) {
        if (below.size() <= MOST_WARNINGS) {
            below.forEach(this::warnIfBelowMajority);
            return;
        }
        String first = below.stream()
                .limit(MOST_WARNINGS)
                .map(score -> score.task().id() + " " + ScoreFormat.score(score.score()) + " (constant "
                        + ScoreFormat.score(score.majority().score()) + ")")
                .collect(Collectors.joining(", "));
        console.warn(below.size() + " tasks score less than the constant answer would, so their scores say little about"
                + " the prompt: " + first + " and " + (below.size() - MOST_WARNINGS) + " more");
    }

    private void warnIfBelowMajority(TaskScore score) {
        console.warn("task " + score.task().id() + ": the constant answer \""
                + TextFormat.inline(score.majority().answer()) + "\" would get "
                + ScoreFormat.score(score.majority().score()) + ", more than the " + ScoreFormat.score(score.score())
                + " measured; the score says little about the prompt");
    }

    private void warnIfCut(Measurement measurement) {
        int cut = measurement.tasks().stream().mapToInt(TaskScore::cut).sum();
        if (cut > 0) {
            console.warn(
                    cut + (cut == 1 ? " reply" : " replies") + " cut off, at maxTokens or at the end of the model's"
                            + " context, may lack the answer; raise models.target.maxTokens or the context, or ask for shorter"
                            + " answers");
        }
    }
}
