package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.LowerCase;

import java.util.regex.Pattern;

/** Classifier of the text between two numbers: an equals sign, an operator, or words. */
final class Equations {

    private static final int LONGEST = 60;
    /** A unit or a name may precede an operator: 5 kg + 3 kg = 8 kg. */
    private static final Pattern EQUALS =
            Pattern.compile("[^.,;:!?\\n]{0,24}(=|≈|\\bequals\\b|\\bis\\b|→)[\\s(\\[{*$~]*[\\p{L}]{0,3}[\\s$]*");

    private static final Pattern OPERATOR = Pattern.compile(
            "[\\s)}*]*\\p{L}{0,12}[\\s)}]*([-+−–×*/÷^]|\\bplus\\b|\\bminus\\b|\\btimes\\b|\\bx\\b)[\\s({$]*");

    private Equations() {}

    /** Returns '=' if the second number is the result of the first, '+' if both are operands, and a blank otherwise. */
    static char joint(String between) {
        if (between.length() > LONGEST) {
            return ' ';
        }
        if (OPERATOR.matcher(between).matches()) {
            return '+';
        }
        return EQUALS.matcher(between).matches() ? '=' : ' ';
    }

    /** Returns whether the text leaves open which of the two numbers is meant: "5 or 6". */
    static boolean isChoice(String between) {
        if (between.length() > 30 || between.matches("(?s).*[.(\n].*|(\\P{L}*\\p{L}+){4,}.*")) {
            return false;
        }
        String lower = LowerCase.of(between);
        return CueWords.CHOICES.isWithin(lower, 0, lower.length());
    }
}
