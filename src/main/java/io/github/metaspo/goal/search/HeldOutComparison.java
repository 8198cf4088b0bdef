package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.evaluation.Outcome;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.report.TextFormat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Held-out measurements of several sets of prompts, measured together; equal sets are measured once. */
public final class HeldOutComparison {

    private final Map<Prompts, Entry> entries;

    /**
     * The measurement of one set of prompts.
     *
     * @param evaluation every answer
     * @param measurement the scores
     */
    public record Entry(Prompts prompts, Evaluation evaluation, Measurement measurement) {}

    private HeldOutComparison(Map<Prompts, Entry> entries) {
        this.entries = entries;
    }

    /** Measures several sets of prompts whose replies are not written, as {@link #of(HeldOut, List)} does. */
    public static HeldOutComparison of(HeldOut heldOut, Prompts... sets)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        return of(
                heldOut,
                IntStream.range(0, sets.length)
                        .mapToObj(number -> new HeldOut.PromptSet("set" + (number + 1), sets[number]))
                        .toList());
    }

    /**
     * Measures several sets of prompts.
     *
     * @param sets of equal ones the first counts
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws InterruptedException if the thread is interrupted
     */
    public static HeldOutComparison of(HeldOut heldOut, List<HeldOut.PromptSet> sets)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        Map<Prompts, HeldOut.PromptSet> named = new LinkedHashMap<>();
        sets.forEach(set -> named.putIfAbsent(set.prompts(), set));
        List<Prompts> distinct = List.copyOf(named.keySet());
        List<Evaluation> evaluations = heldOut.measure(List.copyOf(named.values()));
        requireScores(evaluations);
        Map<Prompts, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            Evaluation evaluation = evaluations.get(i);
            entries.put(
                    distinct.get(i),
                    new Entry(distinct.get(i), evaluation, ((Validity.Valid) evaluation.validity()).measurement()));
        }
        return new HeldOutComparison(entries);
    }

    /**
     * Returns the measurement of one set.
     *
     * @throws IllegalArgumentException if the set was not measured
     */
    public Entry of(Prompts prompts) {
        Entry entry = entries.get(prompts);
        if (entry == null) {
            throw new IllegalArgumentException("these prompts were not measured");
        }
        return entry;
    }

    /** Fails with the reason of the measurement that had most failures: others may not have been asked because of them. */
    private static void requireScores(List<Evaluation> evaluations) throws InvalidMeasurementException {
        Optional<Evaluation> invalid = evaluations.stream()
                .filter(evaluation -> evaluation.validity() instanceof Validity.Invalid)
                .max(Comparator.comparingInt(evaluation -> evaluation.count(Outcome.Failed.class)));
        if (invalid.isPresent()) {
            throw new InvalidMeasurementException(invalid.get().suite().name()
                    + ": no score on the held-out examples, because "
                    + ((Validity.Invalid) invalid.get().validity()).reason()
                    + (evaluations.size() == 1
                            ? ""
                            : " (with the system prompt \""
                                    + TextFormat.inline(invalid.get().subject().systemPrompt()) + "\")"));
        }
    }
}
