package io.github.metaspo.scoring.text;

/** Case conversion code point by code point, since {@link String#toLowerCase} takes quadratic time if a letter becomes two. */
public final class LowerCase {

    private LowerCase() {}

    public static String of(String text) {
        int[] letters = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(letters, 0, letters.length);
    }

    /** Returns the text in upper case, letter by letter. The two small sigmas, for example, become the same letter. */
    public static String upper(String text) {
        int[] letters = text.codePoints().map(Character::toUpperCase).toArray();
        return new String(letters, 0, letters.length);
    }
}
