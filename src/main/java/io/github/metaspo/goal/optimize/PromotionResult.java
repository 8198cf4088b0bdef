package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock.Result;

import java.util.Optional;

/**
 * The result of the held-out comparison: whether the prompts that a search found replace those in effect.
 *
 * @param before the prompts in effect so far
 * @param found those of the search
 * @param decision which of the two stays, and why
 * @param comparison of the two on the held-out examples; empty where they are the same
 */
record PromotionResult(
        HeldOutComparison.Entry before,
        HeldOutComparison.Entry found,
        PromotionDecision decision,
        Optional<Comparison> comparison) {

    static PromotionResult of(PreparedSuite prepared, HeldOutComparison.Entry before, HeldOutComparison.Entry found) {
        if (before.prompts().equals(found.prompts())) {
            PromotionDecision nothing =
                    new PromotionDecision(Result.KEPT, "the search found nothing better on the train examples");
            return new PromotionResult(before, found, nothing, Optional.empty());
        }
        Comparison comparison =
                Comparison.of(prepared, Baseline.of(before.measurement()), Baseline.of(found.measurement()));
        PromotionDecision decision =
                PromotionDecision.decide(comparison, prepared.suite().optimize().ship());
        return new PromotionResult(before, found, decision, Optional.of(comparison));
    }

    /** What is in effect from now on. */
    HeldOutComparison.Entry inEffect() {
        return decision.ships() ? found : before;
    }

    /** What was found, measured and not shipped. */
    Optional<HeldOutComparison.Entry> leftOver() {
        return decision.ships() || comparison.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
