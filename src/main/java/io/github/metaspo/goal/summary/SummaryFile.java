package io.github.metaspo.goal.summary;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.files.AtomicFile;
import io.github.metaspo.gate.ChangedQuestions;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.Scores;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.lock.MeasuredPrompts;
import io.github.metaspo.report.PromptDiff;
import io.github.metaspo.report.markdown.Summary;
import io.github.metaspo.report.markdown.Summary.Change;
import io.github.metaspo.report.markdown.SummaryMarkdown;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes {@code summary.md} of a suite: what changed against the baseline. It is made from the files that the goals have written before. */
public final class SummaryFile {

    private final PreparedSuite prepared;
    private final OutputFiles files;

    public SummaryFile(PreparedSuite prepared, OutputFiles files) {
        this.prepared = prepared;
        this.files = files;
    }

    /**
     * Writes the summary of a measurement.
     *
     * @param title the result in a few words
     * @param message the result in sentences
     * @param sides what is compared
     */
    public void write(String title, String message, Sides sides) throws IOException {
        write(title, message, sides, comparison(sides));
    }

    /**
     * Writes the summary of a verdict.
     *
     * @param title the result in a few words
     * @param message the result in sentences
     * @param sides what is compared
     * @param withBaseline the comparison of the last measurement with the baseline, which takes long to repeat; empty if the verdict has none
     */
    public void writeVerdict(String title, String message, Sides sides, Optional<Comparison> withBaseline)
            throws IOException {
        write(
                title,
                message,
                sides,
                sides.isWithBaseline() && withBaseline.isPresent() ? withBaseline : comparison(sides));
    }

    private void write(String title, String message, Sides sides, Optional<Comparison> comparison) throws IOException {
        Optional<Change> change = comparison.flatMap(known -> sides.before()
                .map(before -> new Change(
                        before.name(),
                        sides.afterName(),
                        known,
                        ChangedQuestions.of(
                                before.baseline(), sides.after().orElseThrow().outcomes()))));
        Summary summary = new Summary(
                prepared.suite().name(),
                title,
                message,
                new SummaryFacts(files).of(sides, comparison),
                sides.after().map(after -> Scores.of(prepared, after.outcomes())),
                change,
                promptDiff(sides));
        AtomicFile.write(files.summary(), out -> new SummaryMarkdown(prepared.suite()).write(summary, out));
    }

    private Optional<Comparison> comparison(Sides sides) {
        return sides.before().flatMap(before -> sides.after()
                .flatMap(after -> Comparison.ifPossible(prepared, before.baseline(), after.outcomes())));
    }

    private List<String> promptDiff(Sides sides) {
        MeasuredPrompts after = sides.after()
                .map(measured -> measured.outcomes().prompts())
                .orElseGet(() -> sides.inEffect().measured(prepared.suite()));
        return sides.before()
                .map(before -> PromptDiff.lines(before.baseline().prompts(), after))
                .orElse(List.of());
    }
}
