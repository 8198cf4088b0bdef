package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.LowerCase;
import io.github.metaspo.scoring.text.Prose;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the number that a sentence is about where another ends it: a year ("3.2% in 2021"), the same in other units ("60 minutes, or 1
 * hour"), the whole of a part ("5 of the 8 apples") or the time of a price ("$350 over 7 days").
 */
final class Subjects {

    private static final int LONGEST_BETWEEN = 60;
    private static final int MOST_STEPS = 4;
    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2199;

    private static final Pattern YEAR = Pattern.compile(
            "[^,;:()=]*\\b(in|since|during|from|for|as of|compared to|in the year|fiscal year|im jahr|en|nel|em|в) +(fy *)?");
    private static final Pattern RESTATED = Pattern.compile(
            "[^,;:()=+*/]*, *(or|i\\.e\\.?,?|that is,?|which is|oder|d\\. ?h\\.|soit|o sea|ossia|ou seja) +(about |approximately |roughly |around )?[$€£]?");
    private static final Pattern PART = Pattern.compile(" +of (the|these|those|all|her|his|its|their)( \\p{L}+)? +");
    private static final Pattern TIME = Pattern.compile("[^,;:()=]*\\b(for|over|in) +");
    private static final Pattern COUNTED =
            Pattern.compile(" *(days?|weeks?|months?|years?|hours?|minutes?|nights?|tickets?|items?|people)\\b.*");
    private static final Pattern UNIT = Pattern.compile(" +\\p{L}+ +(are +)?(in|per|make up|makes up) +");
    private static final Pattern COMPOSED =
            Pattern.compile(" *(hours?|hrs?|h|minutes?|min|feet|foot|ft|days?|weeks?) *(and +)?");

    /** Between units of time, length and weight. */
    private static final List<Double> CONVERSIONS = List.of(
            60.0, 3600.0, 1440.0, 24.0, 7.0, 365.0, 12.0, 3.0, 10.0, 100.0, 1000.0, 5280.0, 1.609, 3.281, 2.54, 2.205,
            16.0);

    private final Prose prose;
    private final List<Numeral> numerals;

    Subjects(Prose prose, List<Numeral> numerals) {
        this.prose = prose;
        this.numerals = numerals.stream().filter(Numeral::counts).toList();
    }

    /** The number that the sentence of this one is about; often this one itself. */
    Numeral of(Numeral last) {
        Numeral subject = last;
        int at = numerals.indexOf(last);
        boolean composed = false;
        for (int steps = 0; steps < MOST_STEPS && at > 0; steps++) {
            Numeral before = numerals.get(at - 1);
            Numeral current = numerals.get(at);
            String between = OpenAnswers.between(prose, before, current);
            if (between.length() > LONGEST_BETWEEN || between.indexOf('\n') >= 0) {
                return subject;
            }
            String lower = LowerCase.of(between);
            boolean explains = explains(before, current, lower, composed);
            boolean compound = COMPOSED.matcher(lower).matches();
            if (explains) {
                subject = before;
            } else if (!compound && !(isYear(before) && isYear(current))) {
                return subject;
            }
            composed = compound;
            at--;
        }
        return subject;
    }

    private boolean explains(Numeral before, Numeral current, String between, boolean composed) {
        if (isYear(current)
                && !isYear(before)
                && !isName(before)
                && YEAR.matcher(between).matches()) {
            return true;
        }
        if (RESTATED.matcher(between).matches()) {
            return composed || isConverted(before, current);
        }
        if (PART.matcher(between).matches()) {
            return true;
        }
        if (current.value().compareTo(BigDecimal.ONE) == 0
                && UNIT.matcher(between).matches()) {
            return true;
        }
        return isPrice(before) && TIME.matcher(between).matches() && isCounted(current);
    }

    private boolean isYear(Numeral numeral) {
        boolean plain = numeral.end() - numeral.start() == 4 && numeral.value().scale() <= 0;
        return plain
                && numeral.value().compareTo(BigDecimal.valueOf(FIRST_YEAR)) >= 0
                && numeral.value().compareTo(BigDecimal.valueOf(LAST_YEAR)) <= 0;
    }

    /** The 11 of "Apollo 11". */
    private boolean isName(Numeral numeral) {
        int end = prose.skipMarkupBack(numeral.start());
        int begin = end;
        while (begin > 0 && Character.isLetter(prose.at(begin - 1)) && end - begin < 30) {
            begin--;
        }
        return begin < end && Character.isUpperCase(prose.at(begin));
    }

    /** Whether these are the same in two units, and not a factor and what is computed with it: "12 boxes of 5, or 60". */
    private boolean isConverted(Numeral before, Numeral current) {
        int at = numerals.indexOf(before);
        if (at > 0 && numerals.get(at - 1).value().multiply(before.value()).compareTo(current.value()) == 0) {
            return false;
        }
        double ratio = Math.abs(before.value().doubleValue() / current.value().doubleValue());
        double factor = ratio < 1 ? 1 / ratio : ratio;
        return CONVERSIONS.stream().anyMatch(known -> Math.abs(factor / known - 1) < 0.01);
    }

    private boolean isPrice(Numeral numeral) {
        for (int i = numeral.start(); i < numeral.end(); i++) {
            if (Character.getType(prose.at(i)) == Character.CURRENCY_SYMBOL) {
                return true;
            }
        }
        return false;
    }

    private boolean isCounted(Numeral numeral) {
        return COUNTED.matcher(prose.lower().substring(numeral.end(), prose.lineEnd(numeral.end())))
                .matches();
    }
}
