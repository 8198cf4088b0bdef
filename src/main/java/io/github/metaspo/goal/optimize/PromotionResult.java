package io.github.metaspo.goal.optimize;

import io.github.metaspo.evaluation.PreparedSuite;
import io.github.metaspo.gate.Comparison;
import io.github.metaspo.gate.PromotionDecision;
import io.github.metaspo.gate.ShorterDecision;
import io.github.metaspo.goal.Prompts;
import io.github.metaspo.goal.search.HeldOutComparison;
import io.github.metaspo.lock.Baseline;
import io.github.metaspo.lock.Lock.Result;

import java.util.List;
import java.util.Optional;

/**
 * Result of the held-out comparison: whether the prompts that a search found replace those in effect.
 *
 * @param before the prompts in effect before the search
 * @param found the prompts that the search found; the shorter ones if those were decided on in their place
 * @param decision whether the found prompts ship, and why
 * @param comparison of the two on the held-out examples; empty if they are equal
 * @param compared the prompts that were compared with others on the held-out examples
 * @param shorter what was decided on the shorter prompts, as a sentence; empty if there are none
 */
record PromotionResult(
        HeldOutComparison.Entry before,
        HeldOutComparison.Entry found,
        PromotionDecision decision,
        Optional<Comparison> comparison,
        List<Prompts> compared,
        Optional<String> shorter) {

    PromotionResult {
        compared = List.copyOf(compared);
    }

    /** Compares two measurements and decides. */
    static PromotionResult of(PreparedSuite prepared, HeldOutComparison.Entry before, HeldOutComparison.Entry found) {
        List<Prompts> compared = List.of(found.prompts());
        if (before.prompts().equals(found.prompts())) {
            PromotionDecision unchanged =
                    new PromotionDecision(Result.KEPT, "the search found nothing better on the train examples");
            return new PromotionResult(before, found, unchanged, Optional.empty(), compared, Optional.empty());
        }
        Comparison comparison = compare(prepared, before, found);
        PromotionDecision decision =
                PromotionDecision.decide(comparison, prepared.suite().optimize().ship());
        return new PromotionResult(before, found, decision, Optional.of(comparison), compared, Optional.empty());
    }

    /**
     * Compares three measurements and decides, in a fixed order: first whether the found prompts ship, and only then whether the shorter ones do
     * in their place. Those have to pass the same test, so that trying both makes no error likelier.
     *
     * @param shorter the found prompts with a shorter system prompt
     * @param margin drop of the score that counts as none
     */
    static PromotionResult of(
            PreparedSuite prepared,
            HeldOutComparison.Entry before,
            HeldOutComparison.Entry found,
            HeldOutComparison.Entry shorter,
            double margin) {
        PromotionResult ofShorter = of(prepared, before, shorter);
        if (before.prompts().equals(found.prompts())) {
            return ofShorter.with(
                    List.of(shorter.prompts()),
                    "the search found nothing better than the prompt in effect, which is compared with a shorter one");
        }
        PromotionResult ofFound = of(prepared, before, found);
        if (!ofFound.decision.ships()) {
            return ofFound.with(
                    ofFound.compared,
                    "the shorter prompt is not considered, because the prompt that it was made from does not ship");
        }
        List<Prompts> both = List.of(found.prompts(), shorter.prompts());
        ShorterDecision decision = ShorterDecision.decide(compare(prepared, found, shorter), margin);
        if (!decision.isNotWorse()) {
            return ofFound.with(both, "the shorter prompt does not ship: " + decision.reason());
        }
        return ofShorter.decision.result() == ofFound.decision.result()
                ? ofShorter.with(both, "the shorter prompt takes the place of the one found: " + decision.reason())
                : ofFound.with(
                        both,
                        "the shorter prompt does not ship: compared with the prompt in effect, "
                                + ofShorter.decision.reason());
    }

    private static Comparison compare(
            PreparedSuite prepared, HeldOutComparison.Entry before, HeldOutComparison.Entry after) {
        return Comparison.of(prepared, Baseline.of(before.measurement()), Baseline.of(after.measurement()));
    }

    private PromotionResult with(List<Prompts> allCompared, String ofShorter) {
        return new PromotionResult(before, found, decision, comparison, allCompared, Optional.of(ofShorter));
    }

    /** Returns the decision in a few words. */
    String title() {
        return switch (decision.result()) {
            case CONFIRMED -> "shipped";
            case NOT_CONFIRMED -> "shipped, not confirmed";
            case KEPT -> "no confirmed improvement, the prompt stays";
        };
    }

    /** Returns the reasons for the decision as sentences. */
    String sentences() {
        return decision.reason() + shorter.map(sentence -> "; " + sentence).orElse("");
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
