package io.github.metaspo.gate;

import io.github.metaspo.lock.Lock.Result;
import io.github.metaspo.statistics.Decision;
import io.github.metaspo.suite.OptimizeSettings.Ship;

import java.util.stream.Collectors;

/**
 * Whether a found prompt replaces the one in effect.
 *
 * @param result what becomes of it
 * @param reason why, as a part of a sentence
 */
public record PromotionDecision(Result result, String reason) {

    /** Differences of scores closer than this are equal but for the rounding of sums. */
    private static final double ROUNDING = 1e-12;

    /**
     * Decides by a comparison of the prompt in effect (before) with the found one (after) on held-out examples.
     *
     * @param ship {@code CONFIRMED}: the paired test confirms the gain at 5 % and no task has a confirmed drop; {@code HIGHER}:
     *     the score is higher, by however little
     */
    public static PromotionDecision decide(Comparison comparison, Ship ship) {
        boolean higher = comparison.train().difference() > ROUNDING;
        boolean gain = higher && comparison.higher().pValue() <= Decision.ERROR_RATE;
        boolean confirmed = gain && comparison.confirmedDrops().isEmpty();
        Result result =
                confirmed ? Result.CONFIRMED : higher && ship == Ship.HIGHER ? Result.NOT_CONFIRMED : Result.KEPT;
        return new PromotionDecision(result, reason(comparison, higher, gain));
    }

    /** Whether the found prompt takes the place of the one in effect. */
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
