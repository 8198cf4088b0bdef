package io.github.metaspo.scoring.text;

/** Lower case letter by letter: {@link String#toLowerCase} takes quadratic time where a letter becomes two. */
public final class LowerCase {

    private LowerCase() {}

    public static String of(String text) {
        int[] letters = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(letters, 0, letters.length);
    }

    /** Upper case letter by letter; letters such as the two small sigmas have it in common. */
    public static String upper(String text) {
        int[] letters = text.codePoints().map(Character::toUpperCase).toArray();
        return new String(letters, 0, letters.length);
    }
}
