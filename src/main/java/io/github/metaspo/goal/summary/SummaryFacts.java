package io.github.metaspo.goal.summary;

import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreFormat;
import io.github.metaspo.goal.OutputFiles;
import io.github.metaspo.lock.Lock;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.json.RunSummary;
import io.github.metaspo.report.json.SpendingJson;
import io.github.metaspo.report.markdown.Summary.Fact;
import io.github.metaspo.statistics.Interval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The facts above a summary: gain, model, candidates and cost. */
public final class SummaryFacts {

    private final OutputFiles files;

    public SummaryFacts(OutputFiles files) {
        this.files = files;
    }

    /**
     * Returns the facts about a measurement.
     *
     * @param comparison of the two sides; empty if they cannot be compared
     */
    List<Fact> of(Sides sides, Optional<Comparison> comparison) throws IOException {
        List<Fact> facts = new ArrayList<>();
        comparison.map(known -> change(known, sides)).ifPresent(facts::add);
        if (comparison.isEmpty()) {
            sides.lock()
                    .flatMap(lock -> lock.origin().gain())
                    .map(SummaryFacts::gain)
                    .ifPresent(facts::add);
        }
        sides.after()
                .map(after -> after.measured().model())
                .or(() -> sides.lock().map(lock -> lock.measured().model()))
                .map(model -> new Fact("Model", model.provider() + "/" + model.name()))
                .ifPresent(facts::add);
        candidates(sides).ifPresent(facts::add);
        facts.addAll(cost());
        return facts;
    }

    private static Fact change(Comparison comparison, Sides sides) {
        boolean isDrop = comparison.train().difference() < 0;
        double pValue =
                isDrop ? comparison.lower().pValue() : comparison.higher().pValue();
        return new Fact(
                "Change (" + sides.before().orElseThrow().name() + " to " + sides.afterName() + ")",
                ScoreFormat.change(comparison.train()) + ", " + ScoreFormat.pValue(pValue) + " of the test for a "
                        + (isDrop ? "drop" : "gain"));
    }

    private static Fact gain(Lock.Gain gain) {
        return new Fact(
                "Gain when the prompts took effect",
                ScoreFormat.change(gain.difference(), new Interval(gain.low(), gain.high())) + ", "
                        + ScoreFormat.pValue(gain.pValue()) + " of the test for a gain");
    }

    /** Returns how many candidates a search had, if it found the prompts of the summary. */
    private Optional<Fact> candidates(Sides sides) throws IOException {
        String systemPrompt = sides.after()
                .map(after -> after.systemPrompt())
                .orElse(sides.inEffect().systemPrompt());
        return RunSummary.read(files.run())
                .filter(run -> run.systemPrompts().contains(systemPrompt))
                .map(run -> new Fact(
                        "Candidates",
                        TextFormat.number(run.candidates()) + " ("
                                + run.fates().entrySet().stream()
                                        .map(fate -> TextFormat.number(fate.getValue()) + " " + fate.getKey())
                                        .collect(Collectors.joining(", "))
                                + ")"));
    }

    /** Returns what the last runs of the goals cost. */
    public List<Fact> cost() throws IOException {
        return SpendingJson.totals(files.spending()).stream()
                .map(total -> new Fact(
                        "Cost of " + total.goal(),
                        TextFormat.count(total.calls(), "call") + usd(", ", total.usd(), "") + "; "
                                + TextFormat.number(total.stored()) + " from the store"
                                + usd(" (they would cost ", total.savedUsd(), ")")))
                .toList();
    }

    private static String usd(String before, OptionalDouble usd, String after) {
        return usd.isPresent() ? before + TextFormat.usd(usd.getAsDouble()) + after : "";
    }
}
