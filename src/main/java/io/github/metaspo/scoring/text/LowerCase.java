package io.github.metaspo.scoring.text;

/** Lower case letter by letter: {@link String#toLowerCase} takes quadratic time where a letter becomes two. */
public final class LowerCase {

    private LowerCase() {}

    public static String of(String text) {
        int[] letters = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(letters, 0, letters.length);
    }
}
