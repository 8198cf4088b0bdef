package io.github.metaspo.workflow;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.Shipping;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock.Result;

import java.util.Optional;

/**
 * What becomes of what a search found.
 *
 * @param before the prompts in effect so far
 * @param found those of the search
 * @param shipping the decision
 * @param comparison of the two on the held-out examples; empty where they are the same
 */
record Ruling(Contest.Entry before, Contest.Entry found, Shipping shipping, Optional<Comparison> comparison) {

    static Ruling of(PreparedSuite prepared, Contest.Entry before, Contest.Entry found) {
        if (before.prompts().equals(found.prompts())) {
            Shipping nothing = new Shipping(Result.KEPT, "the search found nothing better on the train examples");
            return new Ruling(before, found, nothing, Optional.empty());
        }
        Comparison comparison =
                Comparison.of(prepared, Baseline.of(before.measurement()), Baseline.of(found.measurement()));
        Shipping shipping =
                Shipping.decide(comparison, prepared.suite().optimize().ship());
        return new Ruling(before, found, shipping, Optional.of(comparison));
    }

    /** What is in effect from now on. */
    Contest.Entry inEffect() {
        return shipping.ships() ? found : before;
    }

    /** What was found, measured and not shipped. */
    Optional<Contest.Entry> leftOver() {
        return shipping.ships() || comparison.isEmpty() ? Optional.empty() : Optional.of(found);
    }
}
