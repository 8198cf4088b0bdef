package io.github.metaspo.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Comparison of computed figures with bounds that a person wrote. */
final class Decimals {

    /** Sums of doubles are off by less: 0.55 - 0.54 is to be 0.01 and not a little more. */
    private static final int DIGITS = 12;

    private Decimals() {}

    /** The decimal number that a computed figure stands for. */
    static BigDecimal of(double figure) {
        return new BigDecimal(figure).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    static boolean isBelow(double figure, BigDecimal bound) {
        return of(figure).compareTo(bound) < 0;
    }
}
