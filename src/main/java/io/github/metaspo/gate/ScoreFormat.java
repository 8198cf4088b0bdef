package io.github.metaspo.gate;

import io.github.metaspo.statistics.Interval;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats the numbers of a comparison. A number that misses its bound is rounded so that it never looks equal to the bound. */
public final class ScoreFormat {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCORE_DIGITS = 3;

    private ScoreFormat() {}

    /** Formats a difference of scores in points, with sign and one decimal. */
    public static String points(double difference) {
        BigDecimal points = Decimals.of(difference).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
        return (points.signum() > 0 ? "+" : "") + points.toPlainString();
    }

    /** Formats a change in points with its 90 % interval. */
    public static String change(ScoreDelta delta) {
        return change(delta.difference(), delta.interval());
    }

    /** Formats a difference in points with its 90 % interval. */
    public static String change(double difference, Interval interval) {
        return points(difference) + " points (90 % interval " + points(interval.low()) + " to "
                + points(interval.high()) + ")";
    }

    /** Formats both scores and their difference. */
    public static String scores(ScoreDelta delta) {
        return score(delta.before()) + " -> " + score(delta.after()) + ", " + points(delta.difference()) + " points";
    }

    /** Formats a score with three decimals. */
    public static String score(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    /** Formats a score with three decimals and its counts. */
    public static String score(Score score) {
        return score(score.value()) + counts(score);
    }

    /** Formats a score below its bound, rounded down to the decimals of the bound but at least three. */
    static String below(Score score, BigDecimal bound) {
        int digits = Math.max(SCORE_DIGITS, bound.scale());
        return Decimals.of(score.value()).setScale(digits, RoundingMode.DOWN).toPlainString() + counts(score);
    }

    /** Formats a drop beyond the tolerance in points, without sign, rounded up to the decimals of the tolerance but at least one. */
    static String beyond(double drop, BigDecimal tolerance) {
        int digits = Math.max(1, tolerance.scale() - 2);
        return Decimals.of(drop)
                .multiply(HUNDRED)
                .setScale(digits, RoundingMode.UP)
                .toPlainString();
    }

    /** Formats a tolerance: {@code 1 point}, {@code 2.5 points}. */
    static String tolerance(BigDecimal tolerance) {
        BigDecimal points = tolerance.multiply(HUNDRED).stripTrailingZeros();
        return points.setScale(Math.max(0, points.scale())).toPlainString()
                + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    /** Formats a p-value with three decimals. */
    public static String pValue(double p) {
        return "p " + (p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p));
    }

    /** Formats the counts of a score: {@code " (17/20)"}. */
    static String counts(Score score) {
        return " (" + score.right() + "/" + score.answered() + ")";
    }
}
