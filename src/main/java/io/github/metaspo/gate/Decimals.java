package io.github.metaspo.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact comparison of computed numbers with decimal bounds from a suite. */
final class Decimals {

    /** Decimal places that are kept; rounding errors of doubles are smaller, so that 0.55 - 0.54 is exactly 0.01. */
    static final int DIGITS = 12;

    private Decimals() {}

    /** Returns a computed number as a decimal, without its rounding error. */
    static BigDecimal of(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Returns whether a computed number is below a bound. */
    static boolean isBelow(double value, BigDecimal bound) {
        return of(value).compareTo(bound) < 0;
    }
}
