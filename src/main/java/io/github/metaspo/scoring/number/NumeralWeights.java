package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.number.Numeral.Weight;
import io.github.metaspo.scoring.text.CueWords;
import io.github.metaspo.scoring.text.Prose;
import io.github.metaspo.scoring.text.Ratings;
import io.github.metaspo.scoring.text.Words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Classifier of numbers by their context: tells values from numbers that only count steps, list items, sources or days. */
final class NumeralWeights {

    private static final Set<String> SMALL =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "zero");

    private final Prose prose;
    /** The number of the next list item. */
    private BigDecimal nextItem = BigDecimal.ONE;

    NumeralWeights(Prose prose) {
        this.prose = prose;
    }

    Weight ofWords(int start, int end) {
        String word = prose.lower().substring(start, end);
        int before = prose.skipMarkupBack(start);
        if (word.equals("one")
                || (SMALL.contains(word) && NumberWords.DETERMINERS.startOf(prose.lower(), before) >= 0)) {
            return isDenied(start) ? Weight.DENIED : Weight.LABEL;
        }
        return isDenied(start) ? Weight.DENIED : Weight.FULL;
    }

    Weight ofDigits(int start, int end, BigDecimal value, List<Numeral> before) {
        if (isDenied(start)) {
            return Weight.DENIED;
        }
        return isItem(start, end, value)
                        || isNumbered(start)
                        || isOrdinal(end)
                        || isDated(start, end, before)
                        || isPart(start, end)
                        || Ratings.isBest(prose, start)
                ? Weight.LABEL
                : Weight.FULL;
    }

    private boolean isDenied(int start) {
        int before = prose.skipMarkupBack(start);
        while (before > 0
                && (Character.getType(prose.at(before - 1)) == Character.CURRENCY_SYMBOL
                        || prose.at(before - 1) == '-')) {
            before = prose.skipMarkupBack(before - 1);
        }
        int denied = CueWords.NEGATIONS.startOf(prose.lower(), before);
        // "no" before a number mostly means "number", as in "no. 5"
        return denied >= 0 && !prose.lower().startsWith("no", denied)
                || denied >= 0 && prose.lower().startsWith("not", denied);
    }

    /**
     * Whether this is the number of a list item, such as the 1 of "1. because": at the beginning of a line, and one more than the
     * previous item.
     */
    private boolean isItem(int start, int end, BigDecimal value) {
        char mark = prose.at(end);
        boolean marked = (mark == '.' || mark == ')' || mark == '、')
                        && (Character.isWhitespace(prose.at(end + 1)) || mark == '、')
                || mark == '.' && prose.at(end + 1) == ')'
                || prose.at(start - 1) == '(' && mark == ')' && Prose.isBlank(prose.at(end + 1));
        int text = prose.skipMarkup(end + 1);
        boolean follows = value.compareTo(nextItem) == 0 || value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0;
        if (!marked || !follows || !prose.isLineStart(start) || prose.at(text) == '\n') {
            return false;
        }
        nextItem = value.add(BigDecimal.ONE);
        return true;
    }

    /** Whether this numbers something: the 3 of "step 3", "(see step #3)" and "第3步". */
    private boolean isNumbered(int start) {
        int before = prose.skipMarkupBack(start);
        while (before > 0 && "#(.-°º".indexOf(prose.at(before - 1)) >= 0 && start - before < 6) {
            if (prose.at(before - 1) == '#' && prose.at(before - 2) != '#') {
                return true;
            }
            before = prose.skipMarkupBack(before - 1);
        }
        return NumberWords.NUMBERED.startOf(prose.lower(), before) >= 0;
    }

    /** Whether this is an ordinal or a time: the 3 of "3rd" and "3 pm". */
    private boolean isOrdinal(int end) {
        int at = Prose.isBlank(prose.at(end)) ? end + 1 : end;
        int to = NumberWords.ORDINALS.endOf(prose.lower(), at);
        if (to < 0) {
            return false;
        }
        // after a blank, "e" and "h" are words of their own
        boolean beside = at == end || to - at > 1 && !Words.isWithoutBlanks(prose.at(at));
        return beside && Words.isBoundary(prose.lower(), to) && !isSuffixOfScale(at, to);
    }

    private boolean isSuffixOfScale(int at, int to) {
        String word = prose.lower().substring(at, to);
        return at > 0
                && Prose.isBlank(prose.at(at - 1))
                && !Set.of("am", "pm", "a.m", "p.m", "uhr", "o'clock").contains(word);
    }

    private boolean isDated(int start, int end, List<Numeral> before) {
        String lower = prose.lower();
        int previous = prose.skipMarkupBack(start);
        int next = prose.skipMarkup(prose.at(end) == '.' ? end + 1 : end);
        int de = List.of("de ", "of ").stream().anyMatch(of -> lower.startsWith(of, next)) ? next + 3 : next;
        if (NumberWords.MONTHS.startOf(lower, previous) >= 0 && Character.isLetter(prose.at(start - 2))) {
            return true;
        }
        if (NumberWords.MONTHS.endOf(lower, de) >= 0) {
            return prose.at(de) != '月' || isDigit(prose.at(de + 1));
        }
        // the year of "May 3, 2024"
        if (before.isEmpty()
                || end - start != 4
                || before.get(before.size() - 1).weight() != Weight.LABEL) {
            return false;
        }
        int day = before.get(before.size() - 1).end();
        int comma = prose.skipMarkup(prose.at(day) == ',' ? day + 1 : day);
        return comma == start
                && day < start
                && NumberWords.MONTHS.startOf(
                                lower,
                                prose.skipMarkupBack(
                                        before.get(before.size() - 1).start()))
                        >= 0;
    }

    /** Whether this is part of a name, a source or a term: the 4 of "GPT-4" and "[4]", the 3 of "3x". */
    private boolean isPart(int start, int end) {
        char before = prose.at(start - 1);
        boolean compound =
                before == '-' && Character.isLetter(prose.at(start - 2)) && !Words.isWithoutBlanks(prose.at(start - 2));
        boolean source = before == '[' && prose.at(end) == ']' && prose.skipMarkup(end + 1) != prose.length();
        boolean coefficient = (prose.at(end) == 'x' || prose.at(end) == 'y' || prose.at(end) == 'n')
                && !Character.isLetterOrDigit(prose.at(end + 1));
        boolean mixed = Character.isLetter(prose.at(end)) && isCode(end);
        return compound || source || coefficient || mixed;
    }

    /** Whether digits, letters and digits follow each other as in a part number, unlike in units such as m2. */
    private boolean isCode(int end) {
        int at = end;
        while (Character.isLetter(prose.at(at)) && at - end < 8 && !Words.isWithoutBlanks(prose.at(at))) {
            at++;
        }
        return isDigit(prose.at(at))
                && (at - end > 2 || prose.at(at) != '2' && prose.at(at) != '3' || isDigit(prose.at(at + 1)));
    }

    private static boolean isDigit(char c) {
        return DigitGroups.isDigit(c);
    }
}
