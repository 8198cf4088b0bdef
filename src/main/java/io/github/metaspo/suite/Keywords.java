package io.github.metaspo.suite;

import java.util.Locale;

/** The words of a suite for the constants of an enumeration: {@code outerLoop} for {@code OUTER_LOOP}. */
public final class Keywords {

    private Keywords() {}

    /** The word for a constant. */
    public static String of(Enum<?> constant) {
        String[] parts = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i], 1, parts[i].length());
        }
        return word.toString();
    }

    /** The constant for a word that is one of them. */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
}
