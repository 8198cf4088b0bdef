package io.github.metaspo.gate;

import java.util.stream.Collectors;

/**
 * Decision whether a shorter prompt takes the place of the one that it was made from.
 *
 * @param isNotWorse whether the held-out examples show no drop beyond the margin, and none of a single task
 * @param reason why, as part of a sentence
 */
public record ShorterDecision(boolean isNotWorse, String reason) {

    /**
     * Decides from a comparison of the longer prompt (before) with the shorter one (after) on held-out examples: the 90 % interval has to lie
     * above minus the margin, and no task may have a confirmed drop.
     *
     * @param margin drop of the score that counts as none, 0 to 1
     */
    public static ShorterDecision decide(Comparison comparison, double margin) {
        String change = "it changes the score of the prompt found by " + ScoreFormat.change(comparison.train());
        String bound = ScoreFormat.tolerance(Decimals.of(margin));
        if (comparison.train().interval().low() <= -margin) {
            return new ShorterDecision(false, change + ", which may be a drop of " + bound + " or more");
        }
        if (!comparison.confirmedDrops().isEmpty()) {
            return new ShorterDecision(
                    false,
                    change + ", with a confirmed drop in "
                            + comparison.confirmedDrops().stream()
                                    .map(task -> task.task().id())
                                    .collect(Collectors.joining(", ")));
        }
        return new ShorterDecision(true, change + ", so that the whole interval is above -" + bound);
    }
}
