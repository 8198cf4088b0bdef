package io.github.metaspo.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How the figures of a comparison read. */
final class Wording {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Wording() {}

    /** A difference of scores in points, with sign and one decimal. */
    static String points(double difference) {
        return signed(BigDecimal.valueOf(difference).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP));
    }

    /** A change in points with its interval. */
    static String change(Change change) {
        return points(change.difference()) + " points (90 % interval "
                + points(change.interval().low()) + " to "
                + points(change.interval().high()) + ")";
    }

    /** A p-value with two digits that count. */
    static String pValue(double p) {
        return "p " + (p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p));
    }

    private static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + (number.signum() == 0 ? "0.0" : number.toPlainString());
    }
}
