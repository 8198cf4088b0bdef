package io.github.metaspo.scoring.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** The absolute value of a number, or none if it has too many digits or is too large to compute with. */
final class Size {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final int MOST_DIGITS = 1000;
    private static final Size NONE = new Size(BigDecimal.ZERO, true);

    private final BigDecimal value;
    private final boolean none;

    private Size(BigDecimal value, boolean none) {
        this.value = value;
        this.none = none;
    }

    static Size of(String plain) {
        return plain.length() > MOST_DIGITS ? NONE : new Size(new BigDecimal(plain), false);
    }

    static Size of(BigDecimal value) {
        boolean large = value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS;
        return large ? NONE : new Size(value, false);
    }

    static Size none() {
        return NONE;
    }

    boolean isNone() {
        return none;
    }

    BigDecimal value() {
        return value;
    }

    Size timesTenTo(int power) {
        return none || Math.abs(power) > MOST_DIGITS ? NONE : of(value.scaleByPowerOfTen(power));
    }

    Size dividedBy(Size denominator) {
        return none || denominator.none || denominator.value.signum() == 0
                ? NONE
                : of(value.divide(denominator.value, PRECISION));
    }

    Size toThe(int power) {
        if (none || Math.abs((long) power) > MOST_DIGITS || (long) value.precision() * Math.abs(power) > MOST_DIGITS) {
            return value.equals(BigDecimal.TEN) && !none ? timesTenToPower(power) : NONE;
        }
        if (power < 0) {
            return value.unscaledValue().equals(BigInteger.TEN)
                    ? of(BigDecimal.ONE.scaleByPowerOfTen(power))
                    : of(BigDecimal.ONE).dividedBy(of(value.pow(-power)));
        }
        return of(value.pow(power));
    }

    private static Size timesTenToPower(int power) {
        return of(BigDecimal.ONE).timesTenTo(power);
    }
}
