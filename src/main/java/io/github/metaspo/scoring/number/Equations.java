package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.LowerCase;

import java.util.regex.Pattern;

/** What stands between two numbers: an equals sign, an operator, or words. */
final class Equations {

    private static final int LONGEST = 60;
    /** A unit or a name may stand before an operator: 5 kg + 3 kg = 8 kg. */
    private static final Pattern EQUALS =
            Pattern.compile("[^.,;:!?\\n]{0,24}(=|≈|\\bequals\\b|\\bis\\b|→)[\\s(\\[{*$~]*[\\p{L}]{0,3}[\\s$]*");

    private static final Pattern OPERATOR = Pattern.compile(
            "[\\s)}*]*\\p{L}{0,12}[\\s)}]*([-+−–×*/÷^]|\\bplus\\b|\\bminus\\b|\\btimes\\b|\\bx\\b)[\\s({$]*");

    private Equations() {}

    /** '=' where the second number is the result of the first, '+' where both are computed with, a blank otherwise. */
    static char joint(String between) {
        if (between.length() > LONGEST) {
            return ' ';
        }
        if (OPERATOR.matcher(between).matches()) {
            return '+';
        }
        return EQUALS.matcher(between).matches() ? '=' : ' ';
    }

    /** Whether this leaves open which of the two numbers it is: "5 or 6". */
    static boolean isChoice(String between) {
        if (between.length() > 30 || between.matches("(?s).*[.(\n].*|(\\P{L}*\\p{L}+){4,}.*")) {
            return false;
        }
        String lower = LowerCase.of(between);
        return CueWords.CHOICES.isWithin(lower, 0, lower.length());
    }
}
