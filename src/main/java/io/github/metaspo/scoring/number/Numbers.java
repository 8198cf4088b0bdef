package io.github.metaspo.scoring.number;

import io.github.metaspo.scoring.text.Prose;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Numbers in text: the one that a reply states, or the one that a whole text is. */
public final class Numbers {

    private Numbers() {}

    /** The number that a reply to an example with these gold answers gives, see {@link StatedNumber}. */
    public static Optional<BigDecimal> stated(String reply, DecimalMark mark, List<String> golds) {
        return new StatedNumber(Prose.of(reply), NumberStyle.ofReplies(mark, golds)).find();
    }

    /** The number that a text is and nothing else, a currency or percent sign and a full stop aside. */
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

    /** Whether this is nothing, a currency by its sign or its three letters, or a word that belongs to the number. */
    private static boolean isCurrency(String text, String word) {
        return text.matches("\\p{Sc}?|[A-Z]{3}|[A-Z]{1,2}\\p{Sc}|%") || text.equalsIgnoreCase(word);
    }

    /** The decimal mark that the gold answers of an example show; this one where they show none. */
    public static DecimalMark markOf(List<String> golds, DecimalMark otherwise) {
        for (String gold : golds) {
            Prose prose = Prose.of(gold);
            for (int i = 0; i < prose.length(); i++) {
                if (DigitGroups.isDigit(prose.at(i))) {
                    DigitGroups groups = DigitGroups.at(prose, i, otherwise);
                    if (groups.shows(',') || groups.shows('.')) {
                        return groups.shows(',') ? DecimalMark.COMMA : DecimalMark.POINT;
                    }
                    i = groups.end();
                }
            }
        }
        return otherwise;
    }

    /** Digits without needless zeros; as a power of ten where that would be very long. */
    public static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return Math.abs((long) bare.scale()) > 2000 ? bare.toString() : bare.toPlainString();
    }
}
