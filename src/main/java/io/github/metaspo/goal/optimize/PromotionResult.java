package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock.Result;

import java.util.Optional;

/**
 * Result of the held-out comparison: whether the prompts that a search found replace those in effect.
 *
 * @param before the prompts in effect before the search
 * @param found the prompts that the search found
 * @param decision whether the found prompts ship, and why
 * @param comparison of the two on the held-out examples; empty if they are equal
 */
record PromotionResult(
        HeldOutComparison.Entry before,
        HeldOutComparison.Entry found,
        PromotionDecision decision,
        Optional<Comparison> comparison) {

    /** Compares two measurements and decides. */
    static PromotionResult of(PreparedSuite prepared, HeldOutComparison.Entry before, HeldOutComparison.Entry found) {
        if (before.prompts().equals(found.prompts())) {
            PromotionDecision unchanged =
                    new PromotionDecision(Result.KEPT, "the search found nothing better on the train examples");
            return new PromotionResult(before, found, unchanged, Optional.empty());
        }
        Comparison comparison =
                Comparison.of(prepared, Baseline.of(before.measurement()), Baseline.of(found.measurement()));
        PromotionDecision decision =
                PromotionDecision.decide(comparison, prepared.suite().optimize().ship());
        return new PromotionResult(before, found, decision, Optional.of(comparison));
    }

    /** Returns the prompts in effect after the decision. */
    HeldOutComparison.Entry inEffect() {
        return decision.ships() ? found : before;
    }

    /** Returns the found prompts if they were measured but not shipped. */
    Optional<HeldOutComparison.Entry> leftOver() {
        return decision.ships() || comparison.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
