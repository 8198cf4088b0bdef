package io.github.metaspo.scoring;

/** Lower case letter by letter: {@link String#toLowerCase} takes quadratic time where a letter becomes two. */
final class LowerCase {

    private LowerCase() {}

    static String of(String text) {
        int[] letters = text.codePoints().map(Character::toLowerCase).toArray();
        return new String(letters, 0, letters.length);
    }
}
