package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Phrases;
import io.github.metaspo.scoring.text.Prose;

import java.util.Map;

/** Parser of what follows the digits of a number and changes it: a fraction bar, a power of ten, "million", a percent sign. */
final class NumberTail {

    private static final int MOST_EXPONENT_DIGITS = 9;

    private final Prose prose;
    private Size size;
    private int end;
    private boolean properFraction;

    NumberTail(Prose prose, Size size, int end) {
        this.prose = prose;
        this.size = size;
        this.end = end;
    }

    /**
     * An exponent.
     *
     * @param end where it ends; -1 if there is none
     * @param value its value, unless it has too many digits
     * @param digits the number of its digits
     */
    private record Exponent(int end, int value, int digits) {
        private static final Exponent NONE = new Exponent(-1, 0, 0);
    }

    NumberTail read() {
        fraction();
        power();
        timesPowerOfTen();
        exponent();
        suffix();
        scaleWords();
        rejectRoots();
        sign();
        return this;
    }

    /** Returns the value, or none if this is not a number after all. */
    Size size() {
        return size;
    }

    int end() {
        return end;
    }

    boolean isProperFraction() {
        return properFraction;
    }

    private void fraction() {
        if (prose.at(end) != '/' || !isDigit(prose.at(end + 1))) {
            return;
        }
        int to = digitsEnd(end + 1);
        if (Character.isLetter(prose.at(to)) || (prose.at(to) == '.' && isDigit(prose.at(to + 1)))) {
            return;
        }
        Size denominator = Size.of(prose.text().substring(end + 1, to));
        properFraction = !size.isNone() && !denominator.isNone() && size.value().compareTo(denominator.value()) < 0;
        size = size.dividedBy(denominator);
        end = to;
    }

    /** 10^6, 2^10. */
    private void power() {
        int caret = prose.at(end) == '^'
                ? end + 1
                : prose.text().startsWith("**", end) && isDigit(prose.at(end + 2)) ? end + 2 : -1;
        if (caret < 0) {
            return;
        }
        Exponent exponent = signed(caret);
        if (exponent.end() < 0) {
            if (prose.at(caret) != '°') {
                size = Size.none();
            }
            return;
        }
        size = exponent.digits() > MOST_EXPONENT_DIGITS ? Size.none() : size.toThe(exponent.value());
        end = exponent.end();
    }

    /** 2 x 10^6. */
    private void timesPowerOfTen() {
        int at = skipBlanks(end);
        char c = prose.at(at);
        if (c != '×' && c != 'x' && c != 'X' && c != '*' && c != '·' && c != '✕') {
            return;
        }
        int ten = skipBlanks(at + 1);
        if (!prose.text().startsWith("10", ten)) {
            return;
        }
        int caret = prose.at(ten + 2) == '^' ? ten + 3 : prose.text().startsWith("**", ten + 2) ? ten + 4 : -1;
        Exponent exponent = caret < 0 ? Exponent.NONE : signed(caret);
        if (exponent.end() < 0) {
            return;
        }
        size = exponent.digits() > MOST_EXPONENT_DIGITS ? Size.none() : size.timesTenTo(exponent.value());
        end = exponent.end();
    }

    private void exponent() {
        if (prose.at(end) != 'e' && prose.at(end) != 'E') {
            return;
        }
        Exponent exponent = signed(end + 1);
        if (exponent.end() < 0 || Character.isLetterOrDigit(prose.at(exponent.end()))) {
            return;
        }
        size = exponent.digits() > MOST_EXPONENT_DIGITS ? Size.none() : size.timesTenTo(exponent.value());
        end = exponent.end();
    }

    /** Returns the exponent that begins here, with or without sign and brackets. */
    private Exponent signed(int from) {
        boolean bracket = prose.at(from) == '{' || prose.at(from) == '(';
        int at = bracket ? from + 1 : from;
        boolean negative = "-−–".indexOf(prose.at(at)) >= 0;
        at += negative || prose.at(at) == '+' ? 1 : 0;
        int to = digitsEnd(at);
        if (to == at) {
            return Exponent.NONE;
        }
        int digits = to - at;
        int value = digits > MOST_EXPONENT_DIGITS
                ? 0
                : Integer.parseInt(prose.text().substring(at, to));
        boolean closes = bracket && (prose.at(to) == '}' || prose.at(to) == ')');
        return new Exponent(closes ? to + 1 : to, negative ? -value : value, digits);
    }

    private void suffix() {
        for (Map.Entry<String, Integer> suffix : NumberWords.SUFFIXES.entrySet()) {
            int to = end + suffix.getKey().length();
            if (prose.text().startsWith(suffix.getKey(), end) && !Character.isLetterOrDigit(prose.at(to))) {
                size = size.timesTenTo(suffix.getValue());
                end = to;
                return;
            }
        }
    }

    private void scaleWords() {
        for (int words = 0; words < 3; words++) {
            int at = skipBlanks(end);
            int joint = prose.at(at) == '-' && at == end ? at + 1 : at;
            Exponent best = Exponent.NONE;
            for (Map.Entry<Phrases, Integer> scale : NumberWords.SCALES) {
                int to = scale.getKey().endOf(prose.lower(), joint);
                if (to > best.end()) {
                    best = new Exponent(to, scale.getValue(), 0);
                }
            }
            if (best.end() < 0) {
                return;
            }
            size = size.timesTenTo(best.value());
            end = best.end();
        }
    }

    /** 2√3 and 2π are not 2. */
    private void rejectRoots() {
        char next = prose.at(skipBlanks(end));
        if (next == '√'
                || next == 'π'
                || (next == '×' && "√π".indexOf(prose.at(skipBlanks(skipBlanks(end) + 1))) >= 0)) {
            size = Size.none();
        }
    }

    private void sign() {
        int at = skipBlanks(end);
        char c = prose.at(at);
        if (c == '%'
                || c == '‰'
                || (Character.getType(c) == Character.CURRENCY_SYMBOL && !isDigit(prose.at(at + 1)) && at - end <= 1)) {
            end = at + 1;
        }
    }

    private int digitsEnd(int from) {
        int to = from;
        while (isDigit(prose.at(to))) {
            to++;
        }
        return to;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at - from < 3 && Prose.isBlank(prose.at(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return DigitGroups.isDigit(c);
    }
}
