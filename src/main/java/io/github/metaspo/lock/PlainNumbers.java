package io.github.metaspo.lock;

import java.math.BigDecimal;

/** Numbers as people write them. */
final class PlainNumbers {

    private PlainNumbers() {}

    /** Without exponent and without zeros at the end of the decimals. */
    static String string(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The shortest text that reads as the same number. */
    static String string(double number) {
        return string(BigDecimal.valueOf(number));
    }
}
