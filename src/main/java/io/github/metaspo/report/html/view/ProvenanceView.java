package io.github.metaspo.report.html.view;

import io.github.metaspo.lock.Lock;
import io.github.metaspo.model.UntrustedText;
import io.github.metaspo.report.TextFormat;
import io.github.metaspo.report.html.data.Measured;
import io.github.metaspo.report.html.data.Side;
import io.github.metaspo.report.html.data.SuiteData;
import io.github.metaspo.suite.Keywords;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the numbers come from.
 *
 * @param facts names and values
 * @param note what is missing, in a sentence
 */
public record ProvenanceView(List<Fact> facts, String note) {

    public ProvenanceView {
        facts = List.copyOf(facts);
    }

    static ProvenanceView of(SuiteData data) {
        List<Fact> facts = new ArrayList<>();
        data.pairing().after().map(Side::measured).ifPresent(measured -> addMeasured(measured, facts));
        data.pairing()
                .before()
                .map(Side::measured)
                .ifPresent(measured ->
                        facts.add(new Fact("Fingerprint of what it is compared with", measured.fingerprint(), "")));
        data.lock().ifPresent(lock -> addLock(lock, facts));
        facts.add(new Fact(
                "Intervals",
                "90 %, stratified cluster bootstrap, 10,000 resamples",
                "Repeats of an example stay together; the seed is fixed, so equal files give equal intervals."));
        facts.add(new Fact(
                "Test",
                "paired randomisation test, one-sided, 5 %",
                "Each example's old and new scores are swapped at random."));
        return new ProvenanceView(facts, data.lock().isEmpty() ? "There is no lock." : "");
    }

    private static void addMeasured(Measured measured, List<Fact> facts) {
        facts.add(new Fact("Model", measured.model().label(), ""));
        measured.model().settings().forEach((name, value) -> facts.add(new Fact("Model: " + name, value, "")));
        facts.add(new Fact("Fingerprint of prompts, model and settings", measured.fingerprint(), ""));
        measured.tasks().forEach(task -> task.contents()
                .ifPresent(contents -> facts.add(new Fact(
                        "Examples and metric of " + task.id(),
                        contents,
                        task.metric().orElse("")))));
    }

    private static void addLock(Lock lock, List<Fact> facts) {
        lock.origin()
                .gain()
                .ifPresent(gain -> facts.add(new Fact(
                        "Gain when it took effect",
                        Words.points(gain.difference()) + " points",
                        "90\u00a0% interval " + Words.points(gain.low()) + " to " + Words.points(gain.high()) + ", "
                                + Words.pValue(gain.pValue()))));
        facts.add(new Fact("Baseline", lock.measured().baseline(), "fingerprint of the scores of every question"));
        if (lock.origin() instanceof Lock.Origin.Search search) {
            facts.add(new Fact(
                    "Search",
                    search.method() + ", " + search.mode() + ", " + search.proposer(),
                    search.optimizer()
                            .map(optimizer -> "optimizer " + optimizer)
                            .orElse("no optimizer model")));
            facts.add(new Fact("Random seed", String.valueOf(search.randomSeed()), ""));
            facts.add(new Fact("Result", Keywords.of(search.result()), ""));
        } else if (lock.origin() instanceof Lock.Origin.Accepted accepted) {
            facts.add(new Fact("Accepted by a person", UntrustedText.visible(accepted.reason()), ""));
        }
        int looks = lock.looks().size();
        facts.add(new Fact(
                "Looks",
                TextFormat.count(looks, "prompt") + " compared on these held-out examples",
                looks > 1
                        ? "The best of many scores high partly by luck; new test examples would show how much."
                        : ""));
        if (lock.edits().record() || lock.edits().prompts()) {
            facts.add(new Fact("Edited", "by hand", "The lock was changed since the plugin wrote it."));
        }
        Optional.of(lock.adapted())
                .filter(adapted -> !adapted.isEmpty())
                .ifPresent(adapted ->
                        facts.add(new Fact("Adapted user prompts", String.join(", ", adapted.keySet()), "")));
    }
}
