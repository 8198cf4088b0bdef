package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Prose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Parser of numbers in text: finds the number that a reply states, or the one that a whole text consists of. */
public final class Numbers {

    private Numbers() {}

    /** Returns the number that a reply gives to an example with these gold answers, see {@link StatedNumber}. */
    public static Optional<BigDecimal> stated(String reply, DecimalMark mark, List<String> golds) {
        return new StatedNumber(Prose.of(reply), NumberStyle.ofReplies(mark, golds)).find();
    }

    /** Returns the number that a text consists of, apart from a currency or percent sign and a full stop. */
    public static Optional<BigDecimal> whole(String text, DecimalMark mark) {
        Prose prose = Prose.of(text.strip());
        List<Numeral> numerals = NumeralScanner.scan(prose, NumberStyle.ofGold(mark));
        return numerals.size() == 1 && isWhole(prose, numerals.get(0))
                ? Optional.of(numerals.get(0).value())
                : Optional.empty();
    }

    private static boolean isWhole(Prose prose, Numeral numeral) {
        String before = prose.text().substring(0, numeral.start());
        String after = prose.text().substring(numeral.end());
        return isCurrency(before.strip(), "minus")
                && isCurrency(after.replaceFirst("\\.$", "").strip(), "percent");
    }

    /** Whether a text is empty, a currency sign, a three-letter currency code, or the given word. */
    private static boolean isCurrency(String text, String word) {
        return text.matches("\\p{Sc}?|[A-Z]{3}|[A-Z]{1,2}\\p{Sc}|%") || text.equalsIgnoreCase(word);
    }

    /** Returns the decimal mark that the gold answers of an example use, or the default if they do not show any. */
    public static DecimalMark markOf(List<String> golds, DecimalMark defaultMark) {
        for (String gold : golds) {
            Prose prose = Prose.of(gold);
            for (int i = 0; i < prose.length(); i++) {
                if (DigitGroups.isDigit(prose.at(i))) {
                    DigitGroups groups = DigitGroups.at(prose, i, defaultMark);
                    if (groups.hasDecimal(',') || groups.hasDecimal('.')) {
                        return groups.hasDecimal(',') ? DecimalMark.COMMA : DecimalMark.POINT;
                    }
                    i = groups.end();
                }
            }
        }
        return defaultMark;
    }

    /** Returns the digits without redundant zeros, or in exponential form if that would be very long. */
    public static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return Math.abs((long) bare.scale()) > 2000 ? bare.toString() : bare.toPlainString();
    }
}
