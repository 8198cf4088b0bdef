package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.number.Numeral.Weight;
import io.github.metaspo.scoring.text.Prose;
import io.github.metaspo.scoring.text.Ratings;
import io.github.metaspo.scoring.text.Words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scanner that finds all numbers of a text in one pass: {@code 1,234.5}, {@code -3}, {@code 6e3}, {@code 2 × 10^6}, {@code 3/4},
 * {@code 2.5 million}, {@code 1.2M}, {@code twenty-one}. A percent or currency sign is a unit and does not change the number.
 * Dates, times, ranges, versions, powers of units and digits after a letter are not numbers.
 */
final class NumeralScanner {

    private static final int LONGEST_WORD = 24;

    private final Prose prose;
    private final NumberStyle style;
    private final NumeralWeights weights;
    private final List<Numeral> found = new ArrayList<>();

    private NumberPhrase phrase = NumberPhrase.START;
    private int phraseStart;
    private int phraseEnd;
    /** Where the whole number before a fraction begins; -1 if there is none. */
    private int mixedStart = -1;
    /** Whether the previous word is "minus". */
    private boolean minus;

    private NumeralScanner(Prose prose, NumberStyle style) {
        this.prose = prose;
        this.style = style;
        this.weights = new NumeralWeights(prose);
    }

    /** Returns all numbers, in the order of the text. */
    static List<Numeral> scan(Prose prose, NumberStyle style) {
        NumeralScanner scanner = new NumeralScanner(prose, style);
        scanner.scan();
        return scanner.found;
    }

    private void scan() {
        int i = 0;
        while (i < prose.length()) {
            char c = prose.at(i);
            if (isDigit(c)
                    || (c == '.' && isDigit(prose.at(i + 1)) && !isAlnum(prose.at(i - 1)) && prose.at(i - 1) != '.')) {
                boolean negative = phrase.negative() && !phrase.begun() || minus;
                closePhrase();
                minus = false;
                i = digits(i, negative);
            } else if (Character.isLetter(c)) {
                i = word(i);
            } else {
                if (!Prose.isBlank(c) && c != '-' && c != '\n') {
                    closePhrase();
                    minus = minus && (Prose.isMarkup(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
                }
                i++;
            }
        }
        closePhrase();
    }

    private int word(int start) {
        int minusEnd = NumberWords.MINUS.endOf(prose.lower(), start);
        int end = start;
        while (end < prose.length() && (Character.isLetter(prose.at(end)) || Character.isSurrogate(prose.at(end)))) {
            end++;
            if (end == minusEnd || Words.isWithoutBlanks(prose.at(end - 1))) {
                break;
            }
        }
        minus = end == minusEnd;
        if (end - start > LONGEST_WORD || prose.lower().charAt(start) > 'z') {
            closePhrase();
            return end;
        }
        String word = prose.lower().substring(start, end);
        Optional<NumberPhrase> longer = phrase.plus(word);
        if (longer.isEmpty()) {
            closePhrase();
            longer = phrase.plus(word);
        }
        if (longer.isPresent()) {
            phraseStart = phrase.equals(NumberPhrase.START) ? start : phraseStart;
            phraseEnd = longer.get().equals(phrase) ? phraseEnd : end;
            phrase = longer.get();
            minus = false;
        }
        return end;
    }

    private void closePhrase() {
        if (phrase.begun()) {
            found.add(new Numeral(phraseStart, phraseEnd, phrase.value(), weights.ofWords(phraseStart, phraseEnd)));
        }
        phrase = NumberPhrase.START;
    }

    /** Reads the number that begins with these digits. Returns the position after it. */
    private int digits(int start, boolean negative) {
        if (prose.at(start) == '.') {
            int end = start + 1;
            while (isDigit(prose.at(end))) {
                end++;
            }
            return number("0" + prose.text().substring(start, end), start, end, negative);
        }
        DigitGroups groups = DigitGroups.at(prose, start, style.mark());
        int end = groups.end();
        if (isAfterLetter(start)) {
            return end;
        }
        int skipped = nonNumberEnd(groups);
        if (skipped > 0) {
            return skipped;
        }
        Optional<String> plain = groups.plain();
        if (plain.isPresent()) {
            return number(plain.get(), start, end, negative);
        }
        groups.list().forEach(part -> part.plain()
                .ifPresent(number -> add(part.start(), part.end(), Size.of(number), false)));
        return end;
    }

    /** Whether a letter or a power sign precedes, as in H2, cm^2, x_1, GPT4o. Letters of a script without blanks do not count. */
    private boolean isAfterLetter(int start) {
        char before = prose.at(start - 1);
        return before == '_' && isAlnum(prose.at(start - 2))
                || before == '^'
                || before == '√'
                || before == '-' && prose.at(start - 2) == '^'
                || before == '(' && (prose.at(start - 2) == '√' || prose.at(start - 2) == '^')
                || isAlnum(before) && !Words.isBoundary(prose.text(), start);
    }

    /** Returns the end of the date, time, ratio, range or version that begins here, or 0 if there is none. */
    private int nonNumberEnd(DigitGroups groups) {
        int end = groups.end();
        char mark = prose.at(end);
        boolean joins = ":-–".indexOf(mark) >= 0 && isDigit(prose.at(end + 1));
        boolean date = mark == '/' && groups.isPlain() && isSecondSlash(end + 1);
        boolean eastern = "年月".indexOf(mark) >= 0 && isDigit(prose.at(end + 1)) && mark != '\n';
        boolean version = groups.plain().isEmpty() && groups.list().isEmpty();
        if (!joins && !date && !eastern && !version) {
            return 0;
        }
        int i = end;
        while (isDigit(prose.at(i)) || (":-–/.,年月".indexOf(prose.at(i)) >= 0 && isDigit(prose.at(i + 1)))) {
            i++;
        }
        return eastern && "日月".indexOf(prose.at(i)) >= 0 ? i + 1 : i;
    }

    private boolean isSecondSlash(int from) {
        int i = from;
        while (isDigit(prose.at(i))) {
            i++;
        }
        return i > from && prose.at(i) == '/' && isDigit(prose.at(i + 1));
    }

    private int number(String plain, int start, int end, boolean negative) {
        Size size = Size.of(plain);
        Optional<Ratings.Scale> rating = rating(size, start, end);
        if (rating.isPresent()) {
            add(start, rating.get().end(), size, negative);
            return rating.get().end();
        }
        NumberTail tail = new NumberTail(prose, size, end).read();
        if (tail.size().isNone()) {
            return Math.max(tail.end(), end);
        }
        add(start, tail.end(), mixed(tail, start), negative);
        return tail.end();
    }

    /** Returns the scale of a rating such as the 4 of "4 out of 5" and, depending on the style, of "4/5". */
    private Optional<Ratings.Scale> rating(Size size, int start, int end) {
        if (style.ratings() == NumberStyle.Ratings.NONE || size.isNone()) {
            return Optional.empty();
        }
        boolean mixed = !found.isEmpty()
                && found.get(found.size() - 1).end() + 1 == start
                && Prose.isBlank(prose.at(start - 1));
        return Ratings.after(prose, start, end)
                .filter(scale -> size.value().compareTo(BigDecimal.valueOf(scale.best())) <= 0)
                .filter(scale ->
                        scale.said() || style.ratings() == NumberStyle.Ratings.ALSO_BARE && scale.isUsual() && !mixed);
    }

    /** Combines a fraction with the whole number before it: 1 1/2 is one and a half. */
    private Size mixed(NumberTail tail, int start) {
        if (!tail.isProperFraction() || found.isEmpty()) {
            return tail.size();
        }
        Numeral whole = found.get(found.size() - 1);
        boolean beside = whole.end() + 1 == start && Prose.isBlank(prose.at(whole.end()));
        if (!beside || whole.value().stripTrailingZeros().scale() > 0) {
            return tail.size();
        }
        found.remove(found.size() - 1);
        BigDecimal fraction = tail.size().value();
        mixedStart = whole.start();
        return Size.of(
                whole.value().signum() < 0
                        ? whole.value().subtract(fraction)
                        : whole.value().add(fraction));
    }

    private void add(int digits, int end, Size size, boolean negative) {
        if (size.isNone()) {
            return;
        }
        int start = digits;
        boolean minusSign = false;
        if (mixedStart >= 0) {
            start = mixedStart;
            mixedStart = -1;
        } else {
            start = currency(start);
            minusSign = isSign(start - 1, "-−–");
            start = minusSign || isSign(start - 1, "+") ? currency(start - 1) : start;
        }
        BigDecimal value =
                negative || minusSign || isLoss(start, end) ? size.value().negate() : size.value();
        Weight weight = weights.ofDigits(digits, end, value, found);
        found.add(new Numeral(start, end, value, weight));
    }

    /** Whether brackets make the number negative, as in accounting: "$(250)", "the result was (250)". */
    private boolean isLoss(int start, int end) {
        if (prose.at(start - 1) != '(' || prose.at(end) != ')') {
            return false;
        }
        int before = prose.skipMarkupBack(start - 1);
        return Character.getType(prose.at(start - 2)) == Character.CURRENCY_SYMBOL && !isDollarOfFormula(start - 2)
                || prose.lower().startsWith(" was", before - 4)
                        && !prose.lower().startsWith("answer", before - 10);
    }

    /** Whether this is the first of the dollar signs around a formula: $(5)$. */
    private boolean isDollarOfFormula(int at) {
        return prose.at(at) == '$'
                && prose.text().substring(at + 1, prose.lineEnd(at)).indexOf('$') >= 0;
    }

    private int currency(int start) {
        int at = start;
        while (at > 0 && Character.getType(prose.at(at - 1)) == Character.CURRENCY_SYMBOL) {
            at--;
        }
        return at;
    }

    private boolean isSign(int at, String signs) {
        if (signs.indexOf(prose.at(at)) < 0) {
            return false;
        }
        char before = prose.at(at - 1);
        boolean dash = prose.at(at) == '–';
        return dash
                ? Prose.isBlank(before) || "\n(=:".indexOf(before) >= 0
                : !isAlnum(before) && "])%".indexOf(before) < 0 || Words.isWithoutBlanks(before);
    }

    private static boolean isDigit(char c) {
        return DigitGroups.isDigit(c);
    }

    private static boolean isAlnum(char c) {
        return Character.isLetterOrDigit(c);
    }
}
