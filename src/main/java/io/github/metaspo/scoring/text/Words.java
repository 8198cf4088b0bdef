package io.github.metaspo.scoring.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Word boundaries in any script. A word may end between letters of different scripts, and anywhere in a script without blanks:
 * "42" is a word in "答案是42。", and "猫" in "黑猫".
 */
public final class Words {

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    /** Particles and forms of "to be" that are attached to the noun before them. */
    private static final Phrases KOREAN_ENDINGS = Phrases.parts(
            "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "입니다", "이다", "이에요", "예요", "라고",
            "에서");

    private Words() {}

    /** Returns whether no word continues across this position, which is between two characters or at an end of the text. */
    public static boolean isBoundary(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        if (isMark(after)) {
            return !isWordPart(before);
        }
        if (!isWordPart(before) || !isWordPart(after)) {
            return true;
        }
        boolean digitBefore = Character.isDigit(before);
        boolean digitAfter = Character.isDigit(after);
        if (digitBefore && digitAfter) {
            return false;
        }
        UnicodeScript left = UnicodeScript.of(before);
        UnicodeScript right = UnicodeScript.of(after);
        if (digitBefore || digitAfter) {
            return standsBesideDigits(digitBefore ? right : left);
        }
        if (WITHOUT_BLANKS.contains(left) || WITHOUT_BLANKS.contains(right)) {
            return true;
        }
        if (left == UnicodeScript.HANGUL && right == UnicodeScript.HANGUL) {
            return isKoreanEnding(text, at);
        }
        return left != right && !isShared(left) && !isShared(right);
    }

    /** Returns whether the letter's script is written without blanks between words. */
    public static boolean isWithoutBlanks(int letter) {
        return WITHOUT_BLANKS.contains(UnicodeScript.of(letter));
    }

    private static boolean standsBesideDigits(UnicodeScript script) {
        return WITHOUT_BLANKS.contains(script)
                || script == UnicodeScript.HANGUL
                || script == UnicodeScript.ARABIC
                || script == UnicodeScript.HEBREW;
    }

    /** Whether several scripts share the character, such as the prolonged sound mark of Japanese or a combining mark. */
    private static boolean isShared(UnicodeScript script) {
        return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
    }

    private static boolean isKoreanEnding(String text, int at) {
        int end = KOREAN_ENDINGS.endOf(text, at);
        return end >= 0 && (end >= text.length() || UnicodeScript.of(text.codePointAt(end)) != UnicodeScript.HANGUL);
    }

    static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character) || isMark(character) || character == '_';
    }
}
