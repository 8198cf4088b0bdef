package io.github.metaspo.suite;

import java.util.Locale;

/** Conversion between enum constants and the keywords of a suite: {@code OUTER_LOOP} is {@code outerLoop}. */
public final class Keywords {

    private Keywords() {}

    /** Returns the keyword of a constant. */
    public static String of(Enum<?> constant) {
        String[] parts = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i], 1, parts[i].length());
        }
        return word.toString();
    }

    /**
     * Returns the constant for a keyword.
     *
     * @throws IllegalArgumentException if there is no such constant
     */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
}
