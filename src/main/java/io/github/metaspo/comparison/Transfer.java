package io.github.metaspo.comparison;

import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.ScoreDelta;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether the prompt in effect survives on another model.
 *
 * @param suite its suite
 * @param target label of the other model
 * @param change of the prompt's score from the suite's own model to the other one, over the train tasks
 * @param verdict whether the prompt survives
 * @param versusReference on the other model, the change from the reference prompt to the one in effect; empty if they are equal
 */
public record Transfer(
        String suite, String target, ScoreDelta change, Verdict verdict, Optional<Versus> versusReference) {

    /** What the paired test says about the change of models. */
    public enum Verdict {
        /** No drop beyond the tolerance was observed. */
        SURVIVES,
        /** A drop beyond the tolerance was observed, and the test confirms it, overall or in a task. */
        FALLS,
        /** A drop beyond the tolerance was observed, and it may be noise. */
        INCONCLUSIVE
    }

    /**
     * The prompt in effect against the reference on one model.
     *
     * @param change from the reference to the prompt in effect
     * @param pValue of the one-sided test for a gain
     * @param confirmed whether the test confirms a gain
     */
    public record Versus(ScoreDelta change, double pValue, boolean confirmed) {}

    /**
     * Judges the change of models.
     *
     * @param models the prompt in effect on the suite's own model (before) and on the other one (after)
     * @param prompts on the other model, the reference (before) and the prompt in effect (after)
     * @param tolerance drop that is excused, 0 to 1
     */
    public static Transfer of(
            String suite, String target, Comparison models, Optional<Comparison> prompts, BigDecimal tolerance) {
        boolean observed = models.train().difference() < -tolerance.doubleValue()
                || !models.confirmedDrops().isEmpty();
        Verdict verdict =
                !observed ? Verdict.SURVIVES : models.lower().isConfirmed() ? Verdict.FALLS : Verdict.INCONCLUSIVE;
        return new Transfer(
                suite,
                target,
                models.train(),
                verdict,
                prompts.map(comparison -> new Versus(
                        comparison.train(),
                        comparison.higher().pValue(),
                        comparison.train().difference() > 0
                                && comparison.higher().overall())));
    }
}
