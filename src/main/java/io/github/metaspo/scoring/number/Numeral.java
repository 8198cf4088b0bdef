package io.github.metaspo.scoring.number;

import java.math.BigDecimal;

/**
 * An occurrence of a number in a text.
 *
 * @param start where it begins, with its sign and its currency
 * @param end where it ends, with its percent sign or a word such as "million"
 * @param value its value
 * @param weight whether it may be an answer
 */
record Numeral(int start, int end, BigDecimal value, Weight weight) {

    /** Whether a number may be an answer. */
    enum Weight {
        FULL,
        /** It numbers or dates something, and is an answer only if there is no other number. */
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
