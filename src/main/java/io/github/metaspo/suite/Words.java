package io.github.metaspo.suite;

import java.util.Locale;

/** The words of a suite for the constants of an enumeration: {@code outerLoop} for {@code OUTER_LOOP}. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
}
