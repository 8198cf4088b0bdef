package io.github.metaspo.goal.search;

import io.github.metaspo.api.ModelException;
import io.github.metaspo.evaluation.Evaluation;
import io.github.metaspo.evaluation.Evaluation.Validity;
import io.github.metaspo.evaluation.InvalidMeasurementException;
import io.github.metaspo.evaluation.Measurement;
import io.github.metaspo.goal.HeldOut;
import io.github.metaspo.goal.Prompts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /**
     * Measures several sets of prompts.
     *
     * @throws ModelException if the model is unusable, for example because of a wrong key
     * @throws InvalidMeasurementException if too many calls failed for a score
     * @throws InterruptedException if the thread is interrupted
     */
    public static HeldOutComparison of(HeldOut heldOut, Prompts... sets)
            throws ModelException, InvalidMeasurementException, InterruptedException {
        List<Prompts> distinct = Stream.of(sets).distinct().toList();
        List<Evaluation> evaluations = heldOut.measure(distinct);
        Map<Prompts, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            Evaluation evaluation = evaluations.get(i);
            entries.put(distinct.get(i), new Entry(distinct.get(i), evaluation, measurement(evaluation)));
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

    private static Measurement measurement(Evaluation evaluation) throws InvalidMeasurementException {
        if (evaluation.validity() instanceof Validity.Valid valid) {
            return valid.measurement();
        }
        throw new InvalidMeasurementException(evaluation.suite().name()
                + ": no score on the held-out examples, because "
                + ((Validity.Invalid) evaluation.validity()).reason());
    }
}
