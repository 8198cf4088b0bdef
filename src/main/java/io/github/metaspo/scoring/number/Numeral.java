package io.github.metaspo.scoring.number;

import java.math.BigDecimal;

/**
 * A number where it stands in a text.
 *
 * @param start where it begins, with its sign and its currency
 * @param end where it ends, with its percent sign or a word such as "million"
 * @param value what it is worth
 * @param weight whether it may be an answer
 */
record Numeral(int start, int end, BigDecimal value, Weight weight) {

    /** Whether a number may be an answer. */
    enum Weight {
        FULL,
        /** It numbers or dates something, and is an answer only where there is no other number. */
        LABEL,
        /** It is denied. */
        DENIED
    }

    boolean counts() {
        return weight == Weight.FULL;
    }

    Numeral with(Weight other) {
        return new Numeral(start, end, value, other);
    }
}
