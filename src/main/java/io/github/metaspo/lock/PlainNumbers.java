package io.github.metaspo.lock;

import java.math.BigDecimal;

/** Number format without an exponent. */
final class PlainNumbers {

    private PlainNumbers() {}

    /** Returns the number without exponent and without trailing zeros after the decimal point. */
    static String string(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Returns the shortest text that parses to the same number. */
    static String string(double number) {
        return string(BigDecimal.valueOf(number));
    }
}
