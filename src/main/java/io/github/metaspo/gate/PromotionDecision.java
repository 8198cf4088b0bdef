package io.github.metaspo.gate;

import io.github.metaspo.lock.Lock.Result;
import io.github.metaspo.statistics.Decision;
import io.github.metaspo.suite.OptimizeSettings.Ship;

import java.util.stream.Collectors;

/**
 * Decision whether a found prompt replaces the one in effect.
 *
 * @param result the decision, as the lock records it
 * @param reason why, as part of a sentence
 */
public record PromotionDecision(Result result, String reason) {

    /** Tolerance for rounding errors in sums; smaller differences of scores count as none. */
    private static final double ROUNDING = 1e-12;

    /**
     * Decides from a comparison of the prompt in effect (before) with the found one (after) on held-out examples.
     *
     * @param ship what shipping requires. {@code CONFIRMED}: the paired test confirms the gain at the 5 % level and no task has a
     *     confirmed drop. {@code HIGHER}: any higher score.
     */
    public static PromotionDecision decide(Comparison comparison, Ship ship) {
        boolean higher = comparison.train().difference() > ROUNDING;
        boolean gain = higher && comparison.higher().pValue() <= Decision.ERROR_RATE;
        boolean confirmed = gain && comparison.confirmedDrops().isEmpty();
        Result result =
                confirmed ? Result.CONFIRMED : higher && ship == Ship.HIGHER ? Result.NOT_CONFIRMED : Result.KEPT;
        return new PromotionDecision(result, reason(comparison, higher, gain));
    }

    /** Returns whether the found prompt replaces the one in effect. */
    public boolean ships() {
        return result != Result.KEPT;
    }

    private static String reason(Comparison comparison, boolean higher, boolean gain) {
        String change = ScoreFormat.change(comparison.train());
        String p = ScoreFormat.pValue(comparison.higher().pValue());
        if (!higher) {
            return "it does not score higher: " + change;
        }
        if (!gain) {
            return "the gain of " + change + " may be chance, " + p;
        }
        if (!comparison.confirmedDrops().isEmpty()) {
            return "the gain of " + change + " comes with a confirmed drop in "
                    + comparison.confirmedDrops().stream()
                            .map(task -> task.task().id() + " ("
                                    + ScoreFormat.points(task.change().difference()) + ")")
                            .collect(Collectors.joining(", "));
        }
        return "the paired test confirms the gain of " + change + ", " + p;
    }
}
